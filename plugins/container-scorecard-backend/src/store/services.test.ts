import { TestDatabases } from '@backstage/backend-test-utils';
import {
  after,
  claimed,
  everything,
  record,
  ROOT,
  service,
  start,
  stores,
} from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('services on %s', databaseId => {
  const { init, claimOf, scanned } = stores(databases, databaseId);

  it('knows a service from the catalog as waiting, and due at once', async () => {
    const store = await init();
    await store.saveServices(
      [
        service('web', {
          title: 'The Web',
          owner: 'group:default/a',
          system: 'system:default/s',
          domain: 'domain:default/d',
          type: 'website',
          lifecycle: 'production',
        }),
      ],
      start,
    );
    expect(await store.service('component:default/web', start)).toEqual({
      entityRef: 'component:default/web',
      title: 'The Web',
      owner: 'group:default/a',
      system: 'system:default/s',
      domain: 'domain:default/d',
      type: 'website',
      lifecycle: 'production',
      policyKey: '',
      source: { url: ROOT, root: ROOT, folder: '' },
      status: 'waiting',
      problem: undefined,
      latest: undefined,
      lastScanAt: undefined,
      nextScanAt: '2026-11-23T12:00:00.000Z',
      asked: false,
      running: false,
    });
    expect(await claimOf(store, start)).toEqual(['component:default/web']);
  });

  it('keeps what it knows of a scan when only the words of the entity change', async () => {
    const store = await init();
    await scanned(store, 'web', 70);
    await store.saveServices(
      [service('web', { owner: 'group:default/b' })],
      after(10),
    );
    const known = await store.service('component:default/web', after(10));
    expect(known).toMatchObject({
      owner: 'group:default/b',
      status: 'complete',
      latest: { score: 70 },
    });
    expect(await store.claim(after(10), after(40))).toBeUndefined();
  });

  it('makes a service due at once when its source moves, and drops a scan of the old one that is running', async () => {
    const store = await init();
    await scanned(store, 'web', 70);
    await store.ask('component:default/web', after(5));
    const claim = await claimed(store, after(5));
    await store.saveServices(
      [
        service('web', {
          source: { url: 'x', root: 'https://git.example/new/', folder: 'f' },
        }),
      ],
      after(6),
    );
    expect(
      await store.saveResult(claim, 'component:default/web', record(10), {
        at: after(7),
        next: after(1000),
      }),
    ).toBe(false);
    const moved = await claimed(store, after(8));
    expect(moved.root).toBe('https://git.example/new/');
    expect(moved.services[0]).toMatchObject({ folder: 'f', etag: undefined });
    expect(
      (await store.service('component:default/web', after(8)))?.latest?.score,
    ).toBe(70);
  });

  it('never gives an unsupported service to a worker, but shows why', async () => {
    const store = await init();
    const problem = { reason: 'No source', advice: 'Say one' };
    await store.saveServices(
      [service('web', { source: { folder: '', problem } })],
      start,
    );
    expect(await store.service('component:default/web', start)).toMatchObject({
      status: 'unsupported',
      problem,
      nextScanAt: undefined,
    });
    await store.ask('component:default/web', start);
    expect(await store.claim(after(1), after(31))).toBeUndefined();

    await store.saveServices([service('web')], after(2));
    expect(
      await store.service('component:default/web', after(2)),
    ).toMatchObject({
      status: 'waiting',
      problem: undefined,
    });
    expect(await claimOf(store, after(3))).toEqual(['component:default/web']);
  });

  it('forgets services that are gone, but not those added meanwhile, and not their history', async () => {
    const store = await init();
    await scanned(store, 'web', 70);
    await scanned(store, 'api', 80);
    await store.saveServices([service('new')], after(20));
    expect(
      await store.keepServices(
        new Set(['component:default/api']),
        after(10),
        after(11),
      ),
    ).toEqual({ removed: 1 });
    const { items } = await store.list(everything, after(30));
    expect(items.map(({ title }) => title)).toEqual(['api', 'new']);
    expect(
      await store.scorecard('component:default/web', after(30)),
    ).toBeUndefined();

    await store.saveServices([service('web')], after(40));
    expect(
      await store.scorecard('component:default/web', after(40)),
    ).toMatchObject({
      found: undefined,
      history: [{ score: 70 }],
    });
    const steps = await store.history('component:default/web', start);
    expect(steps.map(({ status, score }) => [status, score])).toEqual([
      ['waiting', undefined],
      ['complete', 70],
      ['waiting', undefined],
    ]);
    const past = await store.reportAt({}, after(9));
    expect(past.map(({ title, score }) => [title, score])).toEqual([
      ['api', 80],
      ['web', 70],
    ]);
    const gone = await store.reportAt({}, after(15));
    expect(gone.map(({ title }) => title)).toEqual(['api']);
  });

  it('takes any number of services at once', async () => {
    const store = await init();
    const many = Array.from({ length: 450 }, (_, n) => service(`s${n}`));
    await store.saveServices(many, start);
    await store.saveServices(many, after(1));
    expect((await store.list(everything, start)).totalItems).toBe(450);
    await store.keepServices(
      new Set(['component:default/s7']),
      after(2),
      after(3),
    );
    expect((await store.list(everything, start)).totalItems).toBe(1);
  });

  it('scans again what was asked for while a scan was running', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    const claim = await claimed(store, start);
    await store.ask('component:default/web', after(1));
    await store.saveResult(claim, 'component:default/web', record(50), {
      at: after(2),
      next: after(1000),
    });
    expect(await claimOf(store, after(3))).toEqual(['component:default/web']);
  });
});
