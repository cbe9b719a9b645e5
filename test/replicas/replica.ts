/**
 * One backend of the bench, in a process of its own: the plugin as it is installed, on PostgreSQL, with Backstage's own
 * scheduler, HTTP server and readers. Only the catalog is a list in memory: it is not what is measured.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseAllDocuments } from 'yaml';

/** What a replica is told, as JSON in its first argument. */
export interface ReplicaOptions {
  port: number;
  database: string;
  forge: string;
  /** The address of a host that sends zips, as Azure DevOps does. */
  azure?: string;
  /** Where Backstage's readers may write. */
  workingDirectory?: string;
  /** A file with the entities of the catalog, as YAML documents. */
  catalog: string;
  secret: string;
  /** Milliseconds that each request to the forge takes longer, as if it were far away. */
  distance?: number;
  /** Milliseconds that its clock is ahead. */
  ahead?: number;
  /** More of `containerScorecard` in app-config. */
  config?: object;
  /** Whether it serves the app as well, as it was built last. */
  app?: boolean;
}

/** What a replica says of itself since it was last asked. */
export interface ReplicaStats {
  /** Milliseconds that the main thread was late: 99 of 100 times at most, and once. */
  late: { p99: number; max: number };
  /** What its counters came to since it started, by name and attributes. */
  counters: Record<string, number>;
}

/** How often the main thread is looked at, in milliseconds. */
const RESOLUTION = 5;
const PAGE = 500;

async function main(options: ReplicaOptions) {
  const counters: Record<string, number> = {};
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const milliseconds = (nanoseconds: number) =>
    Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  process.on('message', message => {
    if (message !== 'stats') return;
    const stats: ReplicaStats = {
      late: {
        p99: milliseconds(delay.percentile(99)),
        max: milliseconds(delay.max),
      },
      counters,
    };
    delay.reset();
    process.send?.({ stats });
  });
  // Nobody is left to tell it to stop.
  process.on('disconnect', () => process.exit());

  if (options.ahead) setClockAhead(options.ahead);
  if (options.distance) {
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      await sleep(options.distance);
      return fetch(...request);
    };
  }

  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://localhost:${options.port}`,
          listen: { port: options.port, host: 'localhost' },
          database: { client: 'pg', connection: options.database },
          ...(options.workingDirectory && {
            workingDirectory: options.workingDirectory,
          }),
        },
        integrations: {
          gitea: [
            { host: new URL(options.forge).host, baseUrl: options.forge },
          ],
          ...(options.azure && {
            azure: [{ host: new URL(options.azure).host }],
          }),
        },
        ...(options.app && {
          app: {
            title: 'Plimsoll',
            baseUrl: `http://localhost:${options.port}`,
            packages: 'all',
          },
        }),
        containerScorecard: {
          webhook: { gitea: { secret: options.secret } },
          ...options.config,
        },
      },
    }),
  );
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.userInfo.factory());
  backend.add(mockServices.rootLogger.factory({ level: 'warn' }));
  backend.add(catalogOf(options.catalog));
  backend.add(
    createServiceFactory({
      service: metricsServiceRef,
      deps: {},
      factory: () =>
        Object.assign(withoutReaders(), {
          createCounter: (name: string) => ({
            add: (value: number, attributes: object = {}) => {
              const key = [name, ...Object.values(attributes)].join(' ');
              counters[key] = (counters[key] ?? 0) + value;
            },
          }),
        }),
    }),
  );
  backend.add(import('@plimsoll/backstage-plugin-container-scorecard-backend'));
  if (options.app) backend.add(import('@backstage/plugin-app-backend'));
  await backend.start();
  process.send?.({ ready: true });
}

/** For all that asks for the time; timers go on as they were, as they do when the clock of a machine is set. */
function setClockAhead(milliseconds: number) {
  const Real = Date;
  class Ahead extends Real {
    constructor(...from: [] | [string | number | Date]) {
      super(...((from.length ? from : [Ahead.now()]) as [number]));
    }

    static now() {
      return Real.now() + milliseconds;
    }
  }
  globalThis.Date = Ahead as DateConstructor;
}

/** Instruments that nobody reads. */
function withoutReaders() {
  const instrument = () => ({
    add: () => {},
    record: () => {},
    addCallback: () => {},
    removeCallback: () => {},
  });
  return {
    createCounter: instrument,
    createUpDownCounter: instrument,
    createHistogram: instrument,
    createGauge: instrument,
    createObservableCounter: instrument,
    createObservableUpDownCounter: instrument,
    createObservableGauge: instrument,
  };
}

function catalogOf(file: string) {
  const entities = parseAllDocuments(readFileSync(file, 'utf8')).map(one =>
    one.toJS(),
  ) as Entity[];
  const byRef = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  const streamEntities = async function* pages({
    query,
  }: {
    query?: FilterPredicate;
  } = {}) {
    const found = query
      ? entities.filter(filterPredicateToFilterFunction(query))
      : entities;
    for (let start = 0; start < found.length; start += PAGE)
      yield found.slice(start, start + PAGE);
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      Object.assign(catalogServiceMock(), {
        streamEntities,
        getEntityByRef: async (ref: Parameters<typeof parseEntityRef>[0]) =>
          byRef.get(stringifyEntityRef(parseEntityRef(ref))),
      }),
  });
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
