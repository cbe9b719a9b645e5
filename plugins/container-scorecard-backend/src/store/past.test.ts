import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { check } from '@plimsoll/engine';
import { rules } from '@plimsoll/rules';
import { pastOf } from '../../dev/history/past';
import { erasOf } from '../../dev/history/eras';
import { seedHistory } from '../../dev/history/seed';
import { DatabaseStore } from './DatabaseStore';
import { withoutPast } from './past';
import { claimed, service } from './__testUtils__/stores';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const now = new Date('2026-11-23T12:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const present = {
  rules,
  policy: { base: { line: 80 }, overrides: [] },
  rulesVersion: 'rules-1',
};
const NAMES = ['api', 'portal', 'worker'];

describe.each(databases.eachSupportedId())('a past on %s', databaseId => {
  async function scanned() {
    const database = mockServices.database({
      knex: await databases.init(databaseId),
    });
    const store = await DatabaseStore.create(database);
    const { assessor } = erasOf(present, now).at(-1)!;
    const found = check(
      {
        files: [
          {
            file: 'Dockerfile',
            text: 'FROM debian:13\nADD . /app\nRUN apt-get update\nCMD /app/run\n',
          },
        ],
      },
      rules,
      { policy: assessor.policies.of('').check, today: '2026-11-23' },
    );
    for (const name of NAMES) {
      await store.saveServices(
        [service(name, { owner: 'group:default/bookings' })],
        now,
      );
      await store.saveResult(
        await claimed(store, now),
        `component:default/${name}`,
        {
          found: assessor.pack(found),
          assessment: assessor.assess(found, '', []),
          etag: 'aaaaaaa',
          revision: 'aaaaaaa',
          judgedBy: 'judge',
        },
        { at: now, next: new Date(now.getTime() + DAY) },
      );
    }
    await store.saveScopes([
      {
        entityRef: 'group:default/bookings',
        kind: 'group',
        title: 'Bookings',
      },
    ]);
    return { database, store };
  }

  it('is a year of changes that ends in what the services are', async () => {
    const { database, store } = await scanned();
    const seed = () => seedHistory({ ...present, database, now });
    const before = await store.report({});

    expect(await seed()).toMatchObject({ services: NAMES.length });

    const days = await store.rollups('group:default/bookings', '2025-11-23');
    expect(days.length).toBeGreaterThan(300);
    expect(days.at(-1)).toMatchObject({ day: '2026-11-22', services: 3 });
    expect(await store.rollups('', '2025-11-23')).toEqual(days);
    const causes = new Set<string>();
    for (const { entityRef, score } of before) {
      const steps = await store.history(entityRef, new Date(0));
      const times = steps.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      expect(steps[0].causes).toEqual(['first']);
      expect(steps.at(-1)).toMatchObject({ revision: 'aaaaaaa', score });
      for (const step of steps) step.causes.forEach(cause => causes.add(cause));
    }
    expect([...causes].sort()).toEqual(['code', 'first', 'policy', 'rules']);
    const verdicts = (rows: typeof before) =>
      rows.map(row => [row.entityRef, row.score, row.verdicts]);
    expect(verdicts(await store.reportAt({}, now))).toEqual(verdicts(before));
  });

  it('is made once, and does not begin anew with the next scan', async () => {
    const { database, store } = await scanned();
    await seedHistory({ ...present, database, now });
    const steps = await store.trendSteps({}, new Date(0));
    const late = new Date(now.getTime() + 2 * DAY);
    const claim = await claimed(store, late);
    const { entityRef } = claim.services[0];
    await store.saveUnchanged(claim, entityRef, { at: late, next: late });
    expect(await seedHistory({ ...present, database, now })).toMatchObject({
      services: 0,
    });
    expect(await store.trendSteps({}, new Date(0))).toEqual(steps);
  });

  it('is the same whenever it is made', async () => {
    const { database } = await scanned();
    const { value: one } = await withoutPast(database).next();
    const made = () =>
      pastOf(one, { eras: erasOf(present, now), waivers: [], now });
    expect(made()).toEqual(made());
    expect(made().length).toBeGreaterThan(3);
  });
});
