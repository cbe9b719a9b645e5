import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { Assessor } from '../assessor';
import { Policies } from '../policies';
import { loadRules } from '../rules';
import { Forge } from '@plimsoll/forge';
import { DatabaseStore } from '../store/DatabaseStore';
import { Claim, Service, Store } from '../store/Store';
import { startHost, startHostBefore } from '../hosts/__testUtils__/standIns';
import { HostApis } from '../hosts/api';
import { Hosts, HostsOptions } from '../hosts/Hosts';
import { Checker } from './checker';
import { Scan, scanRepository, ScanTools } from './scan';
import { ScanWorker } from './worker';

// A process loads and transforms all rules; on a busy machine that takes its time.
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DOCKERFILE = 'FROM node:latest\nCOPY . .\nCMD npm start\n';

const checker = new Checker([], { processes: 1, timeout: 60_000, memory: 512 });
afterAll(() => checker.stop());

const workers: ScanWorker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map(one => one.stop()));
});

const rules = loadRules([]);
const assessor = new Assessor({
  rules,
  policies: new Policies({ base: {}, overrides: [] }, rules),
  rulesVersion: 'these rules',
});

function toolsFor(
  urls: readonly string[],
  {
    store,
    hostLimits,
    ...more
  }: Partial<ScanTools> & {
    store?: Store;
    hostLimits?: HostsOptions['limits'];
  } = {},
) {
  const config = mockServices.rootConfig({
    data: {
      integrations: {
        gitea: urls.map(url => ({ host: new URL(url).host, baseUrl: url })),
      },
    },
  });
  const logger = mockServices.logger.mock();
  const integrations = ScmIntegrations.fromConfig(config);
  const hosts = new Hosts({
    store: store ?? { pauseHost: async () => {}, spend: async () => 0 },
    logger,
    concurrency: 10,
    limits: hostLimits,
  });
  const tools: ScanTools = {
    urlReader: UrlReaders.default({ logger, config }),
    hosts,
    apis: new HostApis({ integrations, hosts }),
    checker,
    limits: { timeout: 10_000, maxFileSize: 1024 * 1024, maxFiles: 100 },
    assessor,
    judgedBy: () => 'these rules',
    waivers: async () => [],
    ...more,
  };
  return { tools, integrations };
}

function worker(
  store: Store,
  url: string,
  {
    onChange = () => {},
    others = [],
    hostLimits,
  }: {
    onChange?: () => void;
    others?: string[];
    hostLimits?: HostsOptions['limits'];
  } = {},
) {
  const started = new ScanWorker({
    store,
    ...toolsFor([url, ...others], { store, hostLimits }),
    logger: mockServices.logger.mock(),
    frequency: 60 * 60_000,
    concurrency: 3,
    onChange,
  });
  workers.push(started);
  started.start();
  return started;
}

function service(url: string, name: string): Service {
  const root = `${url}/acme/${name}/src/branch/main/`;
  return {
    entityRef: `component:default/${name}`,
    title: name,
    source: { url: root, root, folder: '' },
  };
}

async function eventually(isSo: () => Promise<boolean>) {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come to that');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe.each(databases.eachSupportedId())('ScanWorker on %s', databaseId => {
  const init = async () =>
    DatabaseStore.create(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );

  it('shares the work with other workers, so that each service is scanned once', async () => {
    const forge = await Forge.start();
    try {
      const store = await init();
      const names = Array.from({ length: 12 }, (_, n) => `s${n}`);
      for (const name of names) {
        await forge.createRepository('acme', name, { Dockerfile: DOCKERFILE });
      }
      await store.saveServices(
        names.map(name => service(forge.url, name)),
        new Date(),
      );
      const changed = jest.fn();
      worker(store, forge.url, { onChange: changed });
      worker(store, forge.url, { onChange: changed });
      worker(store, forge.url, { onChange: changed });
      await eventually(async () => {
        const { items } = await store.list(
          { order: 'title', limit: 50 },
          new Date(),
        );
        return items.every(({ status }) => status === 'complete');
      });
      expect(changed).toHaveBeenCalledTimes(names.length);
    } finally {
      await forge.stop();
    }
  });

  it('takes up what was pushed to although all it may do at a time is slow', async () => {
    const forge = await Forge.start();
    const silent = createServer(() => {});
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const slow = `http://localhost:${(silent.address() as AddressInfo).port}`;
    try {
      const store = await init();
      await forge.createRepository('acme', 'web', { Dockerfile: DOCKERFILE });
      await store.saveServices(
        ['a', 'b', 'c', 'd'].map(name => service(slow, name)),
        new Date(0),
      );
      await store.saveServices([service(forge.url, 'web')], new Date());
      const started = worker(store, forge.url, { others: [slow] });
      const web = () => store.service('component:default/web', new Date());
      await eventually(async () => (await store.queued(new Date())) === 2);
      expect(await web()).toMatchObject({ running: false, status: 'waiting' });

      await store.pushedTo([`${forge.url}/acme/web`], new Date());
      started.wake();
      await eventually(async () => (await web())?.status === 'complete');
      expect(await store.queued(new Date())).toBe(1);
    } finally {
      silent.closeAllConnections();
      silent.close();
      await forge.stop();
    }
  });

  it('leaves a host alone that says so, goes on with others, and then does what is left', async () => {
    const forge = await Forge.start();
    const until = Date.now() + 4000;
    const limiting = await startHostBefore(forge.url, () =>
      Date.now() < until
        ? { status: 429, headers: { 'retry-after': '4' } }
        : undefined,
    );
    try {
      const store = await init();
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const name of names)
        await forge.createRepository('acme', name, { Dockerfile: DOCKERFILE });
      await store.saveServices(
        names.slice(0, 5).map(name => service(limiting.url, name)),
        new Date(0),
      );
      await store.saveServices([service(forge.url, 'f')], new Date());
      // Two backends that share nothing but the store.
      worker(store, forge.url, { others: [limiting.url] });
      worker(store, limiting.url, { others: [forge.url] });
      const status = async (name: string) =>
        (await store.service(`component:default/${name}`, new Date()))?.status;
      await eventually(async () => (await status('f')) === 'complete');
      expect(Date.now()).toBeLessThan(until);
      expect(await status('a')).toBe('waiting');
      expect(await store.pauses(new Date())).toEqual([
        { host: limiting.host, reason: 'refused', until: expect.any(Date) },
      ]);
      // Those that were under way at that moment, and no more until then.
      expect(limiting.requests.length).toBeLessThanOrEqual(6);
      await eventually(async () => {
        const all = await Promise.all(names.map(status));
        return all.every(one => one === 'complete');
      });
      // No failure was counted, and none is in the history.
      const { items } = await store.list(
        { order: 'title', limit: 9 },
        new Date(),
      );
      expect(items.map(({ problem }) => problem)).toEqual(
        names.map(() => undefined),
      );
      for (const { entityRef } of items)
        expect(await store.history(entityRef, new Date(0))).toHaveLength(2);
    } finally {
      await limiting.stop();
      await forge.stop();
    }
  });

  it('asks no more than the config lets it, all backends together', async () => {
    const forge = await Forge.start();
    const counted = await startHostBefore(forge.url, () => undefined);
    try {
      const store = await init();
      const names = Array.from({ length: 12 }, (_, n) => `s${n}`);
      for (const name of names)
        await forge.createRepository('acme', name, { Dockerfile: DOCKERFILE });
      await store.saveServices(
        names.map(name => service(counted.url, name)),
        new Date(),
      );
      // Three requests a repository; what is under way when it is spent may end.
      const hostLimits = new Map([
        [counted.host, { concurrency: 1, requestsPerHour: 9 }],
      ]);
      worker(store, counted.url, { hostLimits });
      worker(store, counted.url, { hostLimits });
      await eventually(
        async () => (await store.pauses(new Date())).length === 1,
      );
      await new Promise(resolve => setTimeout(resolve, 3000));
      expect(counted.requests.length).toBeGreaterThanOrEqual(9);
      expect(counted.requests.length).toBeLessThanOrEqual(12);
      const [pause] = await store.pauses(new Date());
      expect(pause).toMatchObject({ host: counted.host, reason: 'budget' });
      expect(pause.until.getTime() % 3_600_000).toBe(0);
    } finally {
      await counted.stop();
      await forge.stop();
    }
  });

  it('does not let the repositories of a slow host take all its places', async () => {
    const forge = await Forge.start();
    const slow = await startHost(() => new Promise(() => {}));
    try {
      const store = await init();
      await forge.createRepository('acme', 'web', { Dockerfile: DOCKERFILE });
      await store.saveServices(
        ['a', 'b', 'c', 'd'].map(name => service(slow.url, name)),
        new Date(0),
      );
      await store.saveServices([service(forge.url, 'web')], new Date());
      worker(store, forge.url, {
        others: [slow.url],
        hostLimits: new Map([[slow.host, { concurrency: 2 }]]),
      });
      await eventually(
        async () =>
          (await store.service('component:default/web', new Date()))?.status ===
          'complete',
      );
      expect(slow.requests).toHaveLength(2);
    } finally {
      await slow.stop();
      await forge.stop();
    }
  });

  it('gives its work back at once when it is stopped', async () => {
    const silent = createServer(() => {});
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://localhost:${(silent.address() as AddressInfo).port}`;
    try {
      const store = await init();
      await store.saveServices([service(url, 'web')], new Date());
      const stopped = worker(store, url);
      await eventually(async () =>
        Boolean(
          (
            await store.service('component:default/web', new Date())
          )?.running,
        ),
      );
      await stopped.stop();
      const now = new Date();
      expect(await store.service('component:default/web', now)).toMatchObject({
        status: 'waiting',
        running: false,
      });
      expect(
        await store.claim(now, new Date(now.getTime() + 1000)),
      ).toBeDefined();
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });
});

describe('scanRepository', () => {
  let forge: Forge;
  beforeAll(async () => {
    forge = await Forge.start();
  });
  afterAll(() => forge.stop());

  async function scan(
    claimed: Partial<Claim['services'][number]>,
    more: { repository: string; today?: string; tools?: Partial<ScanTools> },
  ): Promise<Scan> {
    const scans: Scan[] = [];
    await scanRepository(
      {
        token: 't',
        root: `${forge.url}/acme/${more.repository}/src/branch/main/`,
        services: [
          {
            entityRef: 'component:default/x',
            folder: '',
            failures: 0,
            policyKey: '',
            ...claimed,
          },
        ],
        urgent: false,
        folders: [''],
      },
      toolsFor([forge.url], more.tools).tools,
      {
        now: new Date(`${more.today ?? '2026-11-23'}T12:00:00Z`),
        signal: new AbortController().signal,
      },
      async (_, one) => {
        scans.push(one);
      },
    );
    expect(scans).toHaveLength(1);
    return scans[0];
  }

  function recordOf(ended: Scan) {
    if (ended.ended !== 'with a result') throw new Error(JSON.stringify(ended));
    return ended.record;
  }

  it('scans again without a new revision when the rules or the policy are others', async () => {
    await forge.createRepository('acme', 'rules', { Dockerfile: DOCKERFILE });
    const { etag, judgedBy } = recordOf(
      await scan({}, { repository: 'rules' }),
    );
    const last = { etag, judgedBy };
    expect(await scan(last, { repository: 'rules' })).toEqual({
      ended: 'unchanged',
    });
    const again = await scan(last, {
      repository: 'rules',
      tools: { judgedBy: () => 'other rules' },
    });
    expect(recordOf(again).judgedBy).toBe('other rules');
  });

  it('scans again without a new revision after a week, as what has an end may have ended', async () => {
    await forge.createRepository('acme', 'week', { Dockerfile: DOCKERFILE });
    const { etag, judgedBy, freshUntil } = recordOf(
      await scan({}, { repository: 'week', today: '2026-11-23' }),
    );
    expect(freshUntil).toBe('2026-11-30');
    const last = { etag, judgedBy, freshUntil };
    expect(
      await scan(last, { repository: 'week', today: '2026-11-30' }),
    ).toEqual({ ended: 'unchanged' });
    const again = await scan(last, { repository: 'week', today: '2026-12-01' });
    expect(recordOf(again).freshUntil).toBe('2026-12-08');
  });

  it('scans again on the day after a comment stops accepting a finding', async () => {
    await forge.createRepository('acme', 'until', {
      Dockerfile:
        '# plimsoll ignore=dockerfile/no-latest-tag reason="soon" until=2026-11-25\nFROM node:latest\n',
    });
    const { etag, judgedBy, freshUntil, assessment } = recordOf(
      await scan({}, { repository: 'until' }),
    );
    expect(
      assessment.result.findings.some(
        ({ suppressed }) => suppressed?.until === '2026-11-25',
      ),
    ).toBe(true);
    expect(freshUntil).toBe('2026-11-25');
    const last = { etag, judgedBy, freshUntil };
    expect(
      await scan(last, { repository: 'until', today: '2026-11-25' }),
    ).toEqual({
      ended: 'unchanged',
    });
    const { assessment: after } = recordOf(
      await scan(last, { repository: 'until', today: '2026-11-26' }),
    );
    expect(after.result.findings.some(({ suppressed }) => suppressed)).toBe(
      false,
    );
  });
});
