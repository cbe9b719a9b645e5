import {
  TestDatabaseId,
  TestDatabases,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScanResult } from '@plimsoll/findings';
import { DatabaseStore } from './DatabaseStore';
import { Claim, ListQuery, Service, Store } from './Store';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const ROOT = 'https://git.example/acme/web/src/branch/main/';
const start = new Date('2026-11-23T12:00:00.000Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function service(name: string, more: Partial<Service> = {}): Service {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    source: {
      url: `https://git.example/acme/${name}/src/branch/main/`,
      root: `https://git.example/acme/${name}/src/branch/main/`,
      folder: '',
    },
    ...more,
  };
}

function result(
  score: number | undefined,
  more: Partial<ScanResult> = {},
): ScanResult {
  return {
    status: 'complete',
    score,
    grade: 'C',
    level: 'afloat',
    categories: [],
    outcomes: [],
    findings: [],
    files: [{ file: 'Dockerfile', kind: 'dockerfile' }],
    unreadable: [],
    crashes: [],
    ...more,
  };
}

const record = (score: number | undefined, etag = 'aaaaaaa') => ({
  result: result(score),
  etag,
  revision: etag,
  judgedBy: 'judge',
});

const everything: ListQuery = { order: 'title', limit: 100 };

describe.each(databases.eachSupportedId())(
  'DatabaseStore on %s',
  databaseId => {
    const { init, claimOf, scanned } = stores(databaseId);

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
      expect(await store.service('component:default/web', start)).toMatchObject(
        {
          status: 'unsupported',
          problem,
          nextScanAt: undefined,
        },
      );
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

    it('forgets services that are gone with all that was known of them, but not those added meanwhile', async () => {
      const store = await init();
      await scanned(store, 'web', 70);
      await scanned(store, 'api', 80);
      await store.saveServices([service('new')], after(20));
      expect(
        await store.keepServices(new Set(['component:default/api']), after(10)),
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
        result: undefined,
        history: [],
      });
    });

    it('takes any number of services at once', async () => {
      const store = await init();
      const many = Array.from({ length: 450 }, (_, n) => service(`s${n}`));
      await store.saveServices(many, start);
      await store.saveServices(many, after(1));
      expect((await store.list(everything, start)).totalItems).toBe(450);
      await store.keepServices(new Set(['component:default/s7']), after(2));
      expect((await store.list(everything, start)).totalItems).toBe(1);
    });

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
        await store.saveResult(
          killed,
          'component:default/web',
          record(1),
          times,
        ),
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
      expect(await claimOf(store, after(45))).toEqual([
        'component:default/web',
      ]);
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
      expect(await claimOf(store, after(11))).toEqual([
        'component:default/web',
      ]);
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
        await store.askRepositories(['https://git.example/acme/web'], after(1)),
      ).toEqual({ services: 2 });
      expect(
        await store.askRepositories(
          ['https://git.example/acme/w_b/'],
          after(1),
        ),
      ).toEqual({ services: 1 });
      expect(
        await store.askRepositories(['https://git.example/acme/%'], after(1)),
      ).toEqual({
        services: 0,
      });
      expect(await store.askRepositories([], after(1))).toEqual({
        services: 0,
      });
    });

    it('keeps the last good result when a scan fails, and its status when the failure is over', async () => {
      const store = await init();
      await scanned(store, 'web', 70);
      const problem = {
        reason: 'The repository is gone',
        advice: 'Look for it',
      };
      await store.ask('component:default/web', after(10));
      const failing = await claimed(store, after(10));
      await store.saveFailure(failing, 'component:default/web', problem, {
        at: after(11),
        next: after(71),
      });
      expect(
        await store.scorecard('component:default/web', after(12)),
      ).toMatchObject({
        service: {
          status: 'failed',
          problem,
          latest: { score: 70, scannedAt: after(2).toISOString() },
          lastScanAt: after(11).toISOString(),
          nextScanAt: after(71).toISOString(),
        },
        result: { score: 70 },
      });

      const again = await claimed(store, after(72));
      expect(again.services[0]).toMatchObject({
        failures: 1,
        etag: 'aaaaaaa',
        judgedBy: 'judge',
      });
      await store.saveUnchanged(again, 'component:default/web', {
        at: after(73),
        next: after(1000),
      });
      expect(
        await store.service('component:default/web', after(74)),
      ).toMatchObject({
        status: 'complete',
        problem: undefined,
        latest: { score: 70, scannedAt: after(2).toISOString() },
        lastScanAt: after(73).toISOString(),
      });
    });

    it('counts open findings by severity, as numbers', async () => {
      const store = await init();
      await store.saveServices([service('web')], start);
      const claim = await claimed(store, start);
      const finding = (severity: 'critical' | 'low', suppressed = false) => ({
        rule: 'dockerfile/x',
        kind: 'dockerfile' as const,
        severity,
        confidence: 'certain' as const,
        file: 'Dockerfile',
        range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
        message: 'm',
        fingerprint: 'f',
        excerpt: { startLine: 1, lines: ['x'] },
        ...(suppressed && {
          suppressed: {
            range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
          },
        }),
      });
      await store.saveResult(
        claim,
        'component:default/web',
        {
          ...record(33.5),
          result: result(33.5, {
            findings: [
              finding('critical'),
              finding('low'),
              finding('low'),
              finding('low', true),
            ],
          }),
        },
        { at: after(2), next: after(100) },
      );
      const { items, totalItems } = await store.list(everything, after(3));
      expect(totalItems).toBe(1);
      expect(items[0].latest).toStrictEqual({
        scannedAt: after(2).toISOString(),
        revision: 'aaaaaaa',
        score: 33.5,
        grade: 'C',
        level: 'afloat',
        counts: { critical: 1, high: 0, medium: 0, low: 2, info: 0 },
      });
    });

    it('keeps one score per change, and forgets old ones except the last', async () => {
      const store = await init();
      const day = 24 * 60 * 60;
      await scanned(store, 'web', 50, {
        at: after(-100 * day),
        etag: 'aaaaaaa',
      });
      await scanned(store, 'web', 60, {
        at: after(-95 * day),
        etag: 'bbbbbbb',
      });
      await scanned(store, 'web', 60, {
        at: after(-50 * day),
        etag: 'bbbbbbb',
      });
      await scanned(store, 'web', 60, {
        at: after(-40 * day),
        etag: 'ccccccc',
      });
      await scanned(store, 'web', undefined, {
        at: after(-30 * day),
        etag: 'ddddddd',
      });
      const scores = async () =>
        (await store.scorecard('component:default/web', start))?.history.map(
          ({ score, revision }) => [score, revision],
        );
      expect(await scores()).toEqual([
        [50, 'aaaaaaa'],
        [60, 'bbbbbbb'],
        [60, 'ccccccc'],
      ]);
      await store.prune(after(-90 * day));
      expect(await scores()).toEqual([
        [60, 'bbbbbbb'],
        [60, 'ccccccc'],
      ]);
    });

    describe('lists', () => {
      async function listed(query: Partial<ListQuery>) {
        const store = await init();
        await scanned(store, 'b', 70, { owner: 'group:default/x' });
        await scanned(store, 'a', 90, {
          title: 'Zebra',
          system: 'system:default/s',
        });
        await scanned(store, 'c', 70, { domain: 'domain:default/d' });
        await store.saveServices(
          [service('d', { title: '100% Ärger_' })],
          start,
        );
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
        [{ minScore: 80 }, 'a'],
        [{ belowScore: 80 }, 'bc'],
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
        [{ visible: new Set(['component:default/a']), belowScore: 80 }, ''],
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
            page = await store.list(
              { order, limit: 2, after: page.end },
              start,
            );
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
  },
);

async function claimed(
  store: Store,
  now: Date,
  until = new Date(now.getTime() + 30_000),
): Promise<Claim> {
  const claim = await store.claim(now, until);
  if (!claim) throw new Error('Nothing is due');
  return claim;
}

function stores(databaseId: TestDatabaseId) {
  async function init(): Promise<Store> {
    const knex = await databases.init(databaseId);
    return DatabaseStore.create(mockServices.database({ knex }));
  }

  async function claimOf(store: Store, now: Date): Promise<string[]> {
    const { services } = await claimed(store, now);
    return services.map(({ entityRef }) => entityRef);
  }

  /** A service that was added and scanned, and is not due for long. */
  async function scanned(
    store: Store,
    name: string,
    score: number | undefined,
    {
      at = after(2),
      etag = 'aaaaaaa',
      ...more
    }: Partial<Service> & { at?: Date; etag?: string } = {},
  ) {
    const entityRef = `component:default/${name}`;
    await store.saveServices([service(name, more)], start);
    await store.ask(entityRef, new Date(0));
    const claim = await claimed(store, new Date(0), after(30));
    await store.saveResult(claim, entityRef, record(score, etag), {
      at,
      next: after(10_000_000),
    });
  }

  return { init, claimOf, scanned };
}
