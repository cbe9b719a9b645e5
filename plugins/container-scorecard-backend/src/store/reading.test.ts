import { TestDatabases } from '@backstage/backend-test-utils';
import { ListQuery } from './Store';
import {
  after,
  everything,
  service,
  start,
  stores,
} from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('lists on %s', databaseId => {
  const { init, scanned } = stores(databases, databaseId);

  describe('lists', () => {
    async function listed(query: Partial<ListQuery>) {
      const store = await init();
      await scanned(store, 'b', 70, { owner: 'group:default/x' });
      await scanned(store, 'a', 90, {
        title: 'Zebra',
        system: 'system:default/s',
      });
      await scanned(store, 'c', 70, {
        domain: 'domain:default/d',
        tags: ['java', 'payments'],
      });
      await store.saveServices([service('d', { title: '100% Ärger_' })], start);
      const page = await store.list({ ...everything, ...query }, start);
      expect(page.totalItems).toBe(page.items.length);
      return page.items.map(({ entityRef }) => entityRef.slice(-1)).join('');
    }

    it.each<[Partial<ListQuery>, string]>([
      [{ order: 'title' }, 'dbca'],
      [{ order: '-title' }, 'acbd'],
      [{ order: 'score' }, 'bcad'],
      [{ order: '-score' }, 'abcd'],
      [{ order: 'status' }, 'abcd'],
      [{ text: 'ZEB' }, 'a'],
      [{ text: 'component:default/c' }, 'c'],
      [{ text: '100%' }, 'd'],
      [{ text: '%' }, 'd'],
      [{ text: 'ärger_' }, 'd'],
      [{ status: ['waiting'] }, 'd'],
      [{ status: ['waiting', 'complete'] }, 'dbca'],
      [{ grade: ['A'] }, ''],
      [{ level: ['afloat'] }, 'bca'],
      [{ owner: ['group:default/x', 'group:default/y'] }, 'b'],
      [{ system: ['system:default/s'] }, 'a'],
      [{ domain: ['domain:default/d'] }, 'c'],
      [{ line: 'above' }, 'a'],
      [{ line: 'below' }, 'bc'],
      [{ type: ['service'] }, ''],
      [{ tag: ['java'] }, 'c'],
      [{ tag: ['ja'] }, ''],
      [{ severity: ['critical'] }, ''],
      [{ within: { column: 'owner', refs: ['group:default/x'] } }, 'b'],
      [{ rule: ['dockerfile/x'], failing: [{ hash: 'set-1', place: 0 }] }, ''],
      [{ rule: ['no/rule'], failing: [] }, ''],
      [
        {
          visible: new Set([
            'component:default/a',
            'component:default/d',
            'component:default/nobody',
          ]),
        },
        'da',
      ],
      [{ visible: new Set() }, ''],
      [{ visible: new Set(['component:default/a']), line: 'below' }, ''],
    ])('%j', async (query, expected) => {
      expect(await listed(query)).toBe(expected);
    });

    it.each([
      'title',
      '-title',
      'score',
      '-score',
      'scannedAt',
      '-scannedAt',
      'status',
      '-status',
    ] as const)(
      'page by page in the order %s, each service once',
      async order => {
        const store = await init();
        for (let n = 0; n < 5; n++) {
          await scanned(store, `s${n}`, n % 2 ? 50.25 : 70, {
            at: after(n % 3),
          });
        }
        await store.saveServices([service('w1'), service('w2')], start);
        const all = await store.list({ order, limit: 100 }, start);
        const pages: string[] = [];
        let page = await store.list({ order, limit: 2 }, start);
        while (page.items.length > 0) {
          expect(page.totalItems).toBe(7);
          pages.push(...page.items.map(({ entityRef }) => entityRef));
          page = await store.list({ order, limit: 2, after: page.end }, start);
        }
        expect(pages).toEqual(all.items.map(({ entityRef }) => entityRef));
        expect(new Set(pages).size).toBe(7);
      },
    );

    it('take more visible services than a statement takes values', async () => {
      const store = await init();
      await store.saveServices([service('web')], start);
      const visible = new Set(
        Array.from({ length: 70_000 }, (_, n) => `component:default/no-${n}`),
      );
      visible.add('component:default/web');
      expect(
        (await store.list({ ...everything, visible }, start)).totalItems,
      ).toBe(1);
    });
  });
});
