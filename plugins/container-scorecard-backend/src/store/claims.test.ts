import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseStore } from './DatabaseStore';
import {
  after,
  claimed,
  record,
  ROOT,
  service,
  start,
  stores,
} from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('claims on %s', databaseId => {
  const { init, claimOf, scanned } = stores(databases, databaseId);

  it('never lets two workers claim the same service', async () => {
    const store = await init();
    const names = Array.from({ length: 40 }, (_, n) => `s${n}`);
    await store.saveServices(
      names.map(name => service(name)),
      start,
    );
    const taken: string[] = [];
    const work = async () => {
      for (;;) {
        const claim = await store.claim(after(1), after(31));
        if (!claim) return;
        taken.push(...claim.services.map(({ entityRef }) => entityRef));
      }
    };
    await Promise.all([work(), work(), work(), work(), work()]);
    // A worker may go home early while another takes a row at that moment, but none is taken twice.
    await work();
    expect(taken.sort()).toEqual(
      names.map(name => `component:default/${name}`).sort(),
    );
  });

  it('claims all services of a repository together', async () => {
    const store = await init();
    const inMonorepo = (folder: string) =>
      service(folder, { source: { url: ROOT, root: ROOT, folder } });
    await store.saveServices(['a', 'b', 'c'].map(inMonorepo), start);
    await store.saveServices([service('other')], start);
    const claim = await claimed(store, start);
    expect(claim.root).toBe(ROOT);
    expect(claim.services.map(({ folder }) => folder).sort()).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(claim.folders.sort()).toEqual(['a', 'b', 'c']);
    expect(await claimOf(store, start)).toEqual(['component:default/other']);
  });

  it('gives a claim to another worker when its own was killed, and then drops what the first still brings', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    const killed = await claimed(store, start, after(30));
    expect(
      (await store.service('component:default/web', after(29)))?.running,
    ).toBe(true);
    expect(await store.claim(after(29), after(59))).toBeUndefined();
    expect(
      (await store.service('component:default/web', after(31)))?.running,
    ).toBe(false);
    const next = await claimed(store, after(31));
    expect(next.services[0].entityRef).toBe('component:default/web');

    const times = { at: after(32), next: after(1000) };
    expect(
      await store.saveResult(killed, 'component:default/web', record(1), times),
    ).toBe(false);
    expect(
      await store.saveUnchanged(killed, 'component:default/web', times),
    ).toBe(false);
    expect(
      await store.saveFailure(
        killed,
        'component:default/web',
        { reason: 'r', advice: 'a' },
        times,
      ),
    ).toBe(false);
    expect(
      await store.saveResult(next, 'component:default/web', record(2), times),
    ).toBe(true);
    expect(
      (await store.scorecard('component:default/web', after(33)))?.history,
    ).toHaveLength(1);
  });

  it('keeps a claim that is renewed, and gives back one that is released', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    const claim = await claimed(store, start, after(30));
    await store.renew(claim, after(60));
    expect(await store.claim(after(45), after(75))).toBeUndefined();
    await store.release(claim);
    expect(await claimOf(store, after(45))).toEqual(['component:default/web']);
  });

  it('lets go first what a person asked for, then pushes, then what was never scanned', async () => {
    const store = await init();
    await scanned(store, 'stale', 70);
    await scanned(store, 'pushed', 70);
    await scanned(store, 'asked', 70);
    await scanned(store, 'both', 70);
    const late = after(20_000_000);
    await store.saveServices([service('new')], after(10));
    await store.pushedTo(['https://git.example/acme/pushed'], after(11));
    await store.ask('component:default/asked', after(12));
    await store.ask('component:default/both', after(13));
    await store.pushedTo(['https://git.example/acme/both'], after(14));

    const order: string[] = [];
    const urgent = (await store.claim(late, late, { urgent: true }))!;
    expect(urgent).toMatchObject({ urgent: true });
    await store.release(urgent);
    // What was given back is as urgent as it was.
    for (;;) {
      const claim = await store.claim(late, new Date(late.getTime() + 1000));
      if (!claim) break;
      order.push(`${claim.services[0].entityRef.slice(18)} ${claim.urgent}`);
    }
    expect(order).toEqual([
      'asked true',
      'both true',
      'pushed true',
      'new false',
      'stale false',
    ]);
  });

  it('gives whoever has time for urgent work only nothing else', async () => {
    const store = await init();
    await scanned(store, 'pushed', 70);
    await store.saveServices([service('new')], after(10));
    const urgent = () => store.claim(after(12), after(40), { urgent: true });
    expect(await urgent()).toBeUndefined();
    await store.pushedTo(['https://git.example/acme/pushed'], after(11));
    const claim = await urgent();
    expect(claim?.services[0].entityRef).toBe('component:default/pushed');
    await store.saveUnchanged(claim!, 'component:default/pushed', {
      at: after(12),
      next: after(12),
    });
    expect(await urgent()).toBeUndefined();
  });

  it('finds the one that was pushed to among ten thousand that are due without looking at them', async () => {
    const knex = await databases.init(databaseId);
    const store = await DatabaseStore.create(mockServices.database({ knex }));
    await store.saveServices(
      Array.from({ length: 10_000 }, (_, n) => service(`s${n}`)),
      start,
    );
    if (databaseId !== 'SQLITE_3') await knex.raw('analyze services');
    await store.pushedTo(['https://git.example/acme/s7777'], after(1));

    const queries: Array<{ sql: string; bindings: unknown[] }> = [];
    knex.on('query', query => queries.push(query));
    const began = performance.now();
    expect(await claimOf(store, after(2))).toEqual(['component:default/s7777']);
    const took = performance.now() - began;
    knex.removeAllListeners('query');
    const plans = await Promise.all(
      queries.map(({ sql, bindings }) =>
        knex.raw(
          `${
            databaseId === 'SQLITE_3' ? 'explain query plan' : 'explain'
          } ${sql.replace(/\$\d+/g, '?')}`,
          bindings as string[],
        ),
      ),
    );
    const text = JSON.stringify(plans.map(plan => plan.rows ?? plan));
    expect(text).toContain('services_turn_idx');
    expect(text).not.toMatch(/Seq Scan on services|SCAN services"/);
    // Far more than it takes, for the machine may be busy.
    expect(took).toBeLessThan(1000);
  });

  it('lets those that were asked for go first', async () => {
    const store = await init();
    await store.saveServices([service('old')], start);
    await scanned(store, 'web', 70);
    await store.saveServices(
      [service('older')],
      new Date(start.getTime() - 5000),
    );
    await store.ask('component:default/web', after(10));
    expect(
      (await store.service('component:default/web', after(10)))?.asked,
    ).toBe(true);
    expect(await claimOf(store, after(11))).toEqual(['component:default/web']);
    expect(
      await store.service('component:default/web', after(11)),
    ).toMatchObject({
      asked: false,
      running: true,
    });
    expect(await claimOf(store, after(11))).toEqual([
      'component:default/older',
    ]);
  });

  it('makes the services of a repository due that was pushed to, whatever the case and whatever is in its name', async () => {
    const store = await init();
    const at = (name: string, root: string) =>
      service(name, { source: { url: root, root, folder: '' } });
    await store.saveServices(
      [
        at('a', 'https://git.example/Acme/Web/src/branch/main/'),
        at('b', 'https://git.example/Acme/Web/src/branch/next/'),
        at('c', 'https://git.example/acme/web-admin/src/branch/main/'),
        at('d', 'https://git.example/acme/w_b/src/branch/main/'),
        service('e', {
          source: { folder: '', problem: { reason: '', advice: '' } },
        }),
      ],
      start,
    );
    expect(
      await store.pushedTo(['https://git.example/acme/web'], after(1)),
    ).toEqual({ services: 2 });
    expect(
      await store.pushedTo(['https://git.example/acme/w_b/'], after(1)),
    ).toEqual({ services: 1 });
    expect(
      await store.pushedTo(['https://git.example/acme/%'], after(1)),
    ).toEqual({
      services: 0,
    });
    expect(await store.pushedTo([], after(1))).toEqual({
      services: 0,
    });
  });
});
