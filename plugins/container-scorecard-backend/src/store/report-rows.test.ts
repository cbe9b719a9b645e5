import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseStore } from './DatabaseStore';
import { Store } from './Store';
import {
  after,
  assessmentOf,
  claimed,
  result,
  service,
  stores,
} from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const TURNS = 40;

describe.each(databases.eachSupportedId())('report rows on %s', databaseId => {
  const { scanned } = stores(databases, databaseId);

  /** Two backends on one database. */
  async function init(): Promise<[Store, Store]> {
    const knex = await databases.init(databaseId);
    const create = () => DatabaseStore.create(mockServices.database({ knex }));
    return [await create(), await create()];
  }

  const scoresIn = async (store: Store) =>
    Object.fromEntries(
      (await store.report({})).map(({ entityRef, score }) => [
        entityRef.replace('component:default/', ''),
        score,
      ]),
    );

  it('shows what another backend has written, of whatever kind', async () => {
    const [one, other] = await init();
    expect(await scoresIn(other)).toEqual({});

    await scanned(one, 'web', 60);
    await scanned(one, 'api', 80);
    expect(await scoresIn(other)).toEqual({ api: 80, web: 60 });

    await one.reassess(
      'component:default/web',
      () => assessmentOf(result(70)),
      after(3),
    );
    expect(await scoresIn(other)).toEqual({ api: 80, web: 70 });

    await one.saveServices(
      [service('web', { owner: 'group:default/b' })],
      after(4),
    );
    expect((await other.report({})).map(({ owner }) => owner)).toEqual([
      undefined,
      'group:default/b',
    ]);

    await one.ask('component:default/web', after(5));
    const claim = await claimed(one, after(5));
    await one.saveFailure(
      claim,
      'component:default/web',
      { reason: 'It is gone', advice: 'Look for it' },
      { at: after(6), next: after(60) },
    );
    expect((await other.report({})).map(({ status }) => status)).toEqual([
      'complete',
      'failed',
    ]);

    await one.ask('component:default/web', after(7));
    await one.saveUnchanged(
      await claimed(one, after(7)),
      'component:default/web',
      { at: after(8), next: after(60) },
    );
    expect((await other.report({})).map(({ status }) => status)).toEqual([
      'complete',
      'complete',
    ]);
  });

  it('forgets what is gone, even where something else came at the same time', async () => {
    const [one, other] = await init();
    await scanned(one, 'web', 60);
    await scanned(one, 'api', 80);
    expect(await scoresIn(other)).toEqual({ api: 80, web: 60 });

    await one.keepServices(
      new Set(['component:default/api']),
      after(1),
      after(9),
    );
    expect(await scoresIn(other)).toEqual({ api: 80 });

    await one.keepServices(new Set(), after(1), after(10));
    await scanned(one, 'jobs', 50);
    expect(await scoresIn(other)).toEqual({ jobs: 50 });
  });

  it('misses nothing of what is written while it looks', async () => {
    const [one, other] = await init();
    for (let turn = 0; turn < TURNS; turn++) await scanned(one, `s${turn}`, 1);
    const write = (turn: number) =>
      one.reassess(
        `component:default/s${turn}`,
        () => assessmentOf(result(turn)),
        after(20),
      );
    // A look after each writing that has ended has to show it, whatever else is being written.
    await Promise.all(
      Array.from({ length: TURNS }, async (_, turn) => {
        await write(turn);
        expect((await scoresIn(other))[`s${turn}`]).toBe(turn);
      }),
    );
  });

  it('gives only what was asked for', async () => {
    const [one] = await init();
    await scanned(one, 'web', 60, { owner: 'group:default/a' });
    await scanned(one, 'api', 80, { owner: 'group:default/b' });
    const names = async (query: Parameters<Store['report']>[0]) =>
      (await one.report(query)).map(({ title }) => title);

    const within = { column: 'owner' as const, refs: ['group:default/b'] };
    expect(await names({ within })).toEqual(['api']);
    expect(
      await names({ visible: new Set(['component:default/web']) }),
    ).toEqual(['web']);
    expect(
      await names({ within, visible: new Set(['component:default/web']) }),
    ).toEqual([]);
  });
});
