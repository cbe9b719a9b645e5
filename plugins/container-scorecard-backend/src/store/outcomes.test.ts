import { TestDatabases } from '@backstage/backend-test-utils';
import {
  after,
  claimed,
  everything,
  record,
  service,
  start,
  stores,
} from './__testUtils__/stores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'outcomes of scans on %s',
  databaseId => {
    const { init, scanned } = stores(databases, databaseId);

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
        found: { score: 70 },
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
        record(33.5, 'aaaaaaa', {
          findings: [
            finding('critical'),
            finding('low'),
            finding('low'),
            finding('low', true),
          ],
        }),
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
        waived: 0,
        line: 80,
        requiredLevel: undefined,
        below: true,
        rulesVersion: 'rules-1',
        policyHash: 'policy-1',
      });
    });

    it('keeps one score per change of it, and forgets old ones except the last', async () => {
      const store = await init();
      const day = 24 * 60 * 60;
      const at = (days: number, score: number | undefined, etag: string) =>
        scanned(store, 'web', score, { at: after(days * day), etag });
      await at(-88, 50, 'aaaaaaa');
      await at(-85, 60, 'bbbbbbb');
      await at(-50, 60, 'bbbbbbb');
      await at(-40, 60, 'ccccccc');
      await at(-30, undefined, 'ddddddd');
      const scores = async () =>
        (await store.scorecard('component:default/web', start))?.history.map(
          ({ score, revision }) => [score, revision],
        );
      expect(await scores()).toEqual([
        [50, 'aaaaaaa'],
        [60, 'bbbbbbb'],
      ]);
      await store.prune(after(-60 * day));
      expect(await scores()).toEqual([[60, 'bbbbbbb']]);
    });
  },
);
