import { TestDatabases } from '@backstage/backend-test-utils';
import { after, claimed, service, start, stores } from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const YEAR = 365 * 24 * 60 * 60;

describe.each(databases.eachSupportedId())('hosts on %s', databaseId => {
  const { init, claimOf, scanned } = stores(databases, databaseId);
  const at = (name: string, host: string) => {
    const root = `https://${host}/acme/${name}/src/branch/main/`;
    return service(name, { source: { url: root, root, folder: '' } });
  };
  const until = (seconds: number) => ({
    reason: 'refused' as const,
    until: after(seconds),
  });

  it('passes over the services of a host that is left alone, however urgent', async () => {
    const store = await init();
    await store.saveServices(
      [at('a', 'limited.example'), at('b', 'limited.example:8443')],
      start,
    );
    await store.ask('component:default/a', start);
    await store.pauseHost('limited.example', until(20), after(1));
    expect(await claimOf(store, after(2))).toEqual(['component:default/b']);
    expect(await store.claim(after(19), after(99))).toBeUndefined();
    expect(await store.pauseOf('limited.example', after(19))).toEqual(
      until(20),
    );
    expect(await store.pauseOf('limited.example', after(20))).toBeUndefined();
    expect((await claimed(store, after(20))).services[0].entityRef).toBe(
      'component:default/a',
    );
  });

  it('passes over hosts that this backend has enough of', async () => {
    const store = await init();
    await store.saveServices(
      [at('a', 'one.example'), at('b', 'two.example')],
      start,
    );
    const claim = await store.claim(after(1), after(30), {
      exceptHosts: ['one.example'],
    });
    expect(claim?.services[0].entityRef).toBe('component:default/b');
    const again = () =>
      store.claim(after(2), after(30), { exceptHosts: ['one.example'] });
    expect(await again()).toBeUndefined();
    // Its requests go before the others.
    await store.ask('component:default/a', after(2));
    expect((await again())?.services[0].entityRef).toBe('component:default/a');
  });

  it('never makes a pause that holds shorter, and forgets one of a clock that was set back', async () => {
    const store = await init();
    await store.pauseHost('a.example', until(600), after(0));
    await store.pauseHost('a.example', until(60), after(1));
    expect(await store.pauses(after(2))).toEqual([
      { host: 'a.example', ...until(600) },
    ]);
    await store.pauseHost('a.example', until(YEAR + 60), after(YEAR));
    // Back in the present.
    expect(await store.pauses(after(3))).toEqual([]);
    await store.pauseHost('a.example', until(60), after(4));
    expect(await store.pauses(after(5))).toEqual([
      { host: 'a.example', ...until(60) },
    ]);
  });

  it('adds up the requests of all backends, anew in each period', async () => {
    const store = await init();
    const spend = (period: number, requests: number, seconds = 60) =>
      store.spend({ host: 'a.example', seconds, period, requests });
    expect(await spend(1, 3)).toBe(3);
    expect(
      (await Promise.all([spend(1, 2), spend(1, 2), spend(1, 2)])).sort(),
    ).toEqual([5, 7, 9]);
    expect(await spend(1, 1, 3600)).toBe(1);
    expect(await spend(2, 1)).toBe(1);
    // The clock was set back.
    expect(await spend(1, 4)).toBe(4);
  });

  it('counts repositories by host', async () => {
    const store = await init();
    await store.saveServices(
      [
        at('a', 'one.example'),
        at('b', 'one.example'),
        { ...at('a', 'one.example'), entityRef: 'component:default/same' },
        at('c', 'two.example'),
        service('none', {
          source: { folder: '', problem: { reason: '', advice: '' } },
        }),
      ],
      start,
    );
    expect(await store.repositories()).toEqual([
      { host: 'one.example', repositories: 2 },
      { host: 'two.example', repositories: 1 },
    ]);
  });

  it('goes on when the clock was a year ahead and is set right', async () => {
    const store = await init();
    await scanned(store, 'done', 70, { at: after(YEAR) });
    await store.saveServices([service('running')], start);
    expect(await claimOf(store, after(1))).toEqual([
      'component:default/running',
    ]);
    await store.saveServices([service('claimed')], start);
    expect(await claimOf(store, after(YEAR))).toEqual([
      'component:default/claimed',
    ]);

    await store.saveServices([service('new')], after(YEAR));
    expect(await store.mendTimes(after(10))).toEqual({ services: 2 });
    const names = [
      ...(await claimOf(store, after(10))),
      ...(await claimOf(store, after(10))),
      ...(await claimOf(store, after(10))),
    ];
    expect(names.sort()).toEqual([
      'component:default/claimed',
      'component:default/done',
      'component:default/new',
    ]);
    // One that is gone from the catalog is not kept for a year.
    const gone = await store.keepServices(new Set(), after(10), after(11));
    expect(gone).toEqual({ removed: 4 });
    expect(await store.claim(after(10), after(40))).toBeUndefined();
    expect(await store.mendTimes(after(11))).toEqual({ services: 0 });
  });
});
