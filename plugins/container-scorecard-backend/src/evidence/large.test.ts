import { once } from 'node:events';
import { get, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Forge } from '@plimsoll/forge';
import { Knex } from 'knex';
import { startScorecardBackend } from '../__testUtils__/startScorecardBackend';
import { component, TestCatalog } from '../__testUtils__/TestCatalog';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const SERVICES = 10_000;
/** Services whose findings are read at a time. */
const BATCH = 100;
const CIS = '/compliance/export?framework=cis-docker@1.8.0';
const MB = 1024 * 1024;
const LOOK_EVERY = 40 * MB;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes that are not garbage. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Of one service that was scanned ten thousand are made, so that reports are as large as they get. */
describe.each(databases.eachSupportedId())(
  'a report with 10,000 services on %s',
  databaseId => {
    let forge: Forge;
    let knex: Knex;
    let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
    /** How often what was found of services was read. */
    let reads = 0;

    beforeAll(async () => {
      forge = await Forge.start();
      const catalog = new TestCatalog();
      await forge.createRepository('acme', 'web', {
        Dockerfile: 'FROM node:latest\nADD a /a\nCMD npm start\n',
        'compose.yaml':
          'services:\n  web:\n    build: .\n    privileged: true\n',
      });
      catalog.set(
        component('web', `url:${forge.url}/acme/web/src/branch/main/`),
      );
      knex = await databases.init(databaseId);
      backend = await startScorecardBackend({
        forge,
        catalog,
        features: [
          createServiceFactory({
            service: coreServices.database,
            deps: {},
            factory: () => mockServices.database({ knex }),
          }),
        ],
      });
      await backend.sync();
      await backend.until('web', ({ status }) => status === 'complete');
      await multiply(knex);
      knex.on('query', ({ sql }: { sql: string }) => {
        if (/^select .*from .results. where .entity_ref. in/.test(sql)) reads++;
      });
    });

    afterAll(async () => {
      await backend.stop();
      await forge.stop();
    });

    beforeEach(() => {
      reads = 0;
    });

    const open = async (path: string): Promise<IncomingMessage> => {
      const { port } = backend.server.address() as AddressInfo;
      const [response] = await once(
        get({
          port,
          path: `/api/container-scorecard${path}`,
          headers: { authorization: mockCredentials.user.header() },
        }),
        'response',
      );
      return response;
    };

    it('is written no further than it is read', async () => {
      const response = await open(`${CIS}&format=sarif`);
      expect(response.statusCode).toBe(200);
      await once(response, 'readable');
      // Nobody reads on. What is on the way fills up, and then nothing happens any more.
      let before = -1;
      while (reads !== before) {
        before = reads;
        await sleep(1000);
      }
      expect(reads).toBeGreaterThan(0);
      expect(reads).toBeLessThan(SERVICES / BATCH / 4);
      response.destroy();
    });

    it('holds a part of it, and nothing of the rest', async () => {
      const response = await open(`${CIS}&format=json`);
      let size = 0;
      let most = 0;
      let looked = 0;
      const begun = held();
      for await (const chunk of response) {
        size += chunk.length;
        if (size < (looked + 1) * LOOK_EVERY) continue;
        looked++;
        most = Math.max(most, held() - begun);
      }
      expect(reads).toBe(SERVICES / BATCH);
      expect(size).toBeGreaterThan(200 * MB);
      expect(looked).toBeGreaterThan(5);
      process.stdout.write(
        `${Math.round(size / MB)} MB of JSON, of which at most ${Math.round(
          most / MB,
        )} MB were held\n`,
      );
      expect(most).toBeLessThan(40 * MB);
    });

    it('is kept compressed', async () => {
      const { body } = await backend
        .write('/reports', { framework: 'cis-docker@1.8.0' })
        .expect(201);
      const parts = await knex('frozen_report_parts').where({
        report: body.id,
      });
      const kept = parts.reduce((sum, { content }) => sum + content.length, 0);
      process.stdout.write(
        `${(kept / MB).toFixed(1)} MB frozen, in ${parts.length} parts\n`,
      );
      expect(kept).toBeLessThan(40 * MB);
      for (const { content } of parts)
        expect(content.length).toBeLessThan(2 * MB);
    });
  },
);

async function multiply(knex: Knex) {
  for (const name of ['services', 'results', 'history']) {
    const [row, ...more] = await knex(name).orderBy(
      name === 'history' ? 'id' : 'entity_ref',
      'desc',
    );
    expect(name === 'history' || more.length === 0).toBe(true);
    const { id: _, ...columns } = row;
    for (let start = 1; start < SERVICES; start += 20) {
      await knex(name).insert(
        Array.from({ length: Math.min(20, SERVICES - start) }, (__, n) => ({
          ...columns,
          entity_ref: `component:default/web-${start + n}`,
          ...(name === 'services' && { change: 1_000_000 }),
        })),
      );
    }
  }
}
