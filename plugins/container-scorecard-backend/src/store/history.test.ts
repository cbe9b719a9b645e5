import { TestDatabases } from '@backstage/backend-test-utils';
import { Finding } from '@plimsoll/findings';
import {
  after,
  assessmentOf,
  claimed,
  record,
  result,
  service,
  start,
  stores,
} from './__testUtils__/stores';
import { Store } from './Store';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const WEB = 'component:default/web';

const finding = (text: string, line: number): Finding => ({
  rule: 'dockerfile/x',
  kind: 'dockerfile',
  severity: 'high',
  confidence: 'certain',
  file: 'Dockerfile',
  range: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
  message: text,
  fingerprint: text,
  excerpt: { startLine: line, lines: ['x'] },
});

describe.each(databases.eachSupportedId())('history on %s', databaseId => {
  const { init } = stores(databases, databaseId);

  async function scan(
    store: Store,
    second: number,
    scanned: ReturnType<typeof record>,
  ) {
    await store.ask(WEB, new Date(0));
    const claim = await claimed(store, after(second), after(second + 30));
    await store.saveResult(claim, WEB, scanned, {
      at: after(second + 1),
      next: after(10_000_000),
    });
  }

  const causes = async (store: Store) =>
    (await store.history(WEB, start)).map(step => step.causes.join());

  it('has a step for each change, with why and what of the findings', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    const findings = [finding('one', 1), finding('two', 2), finding('two', 3)];
    await scan(store, 10, record(50, 'aaaaaaa', { findings }));
    await scan(
      store,
      20,
      record(60, 'bbbbbbb', { findings: [finding('two', 9)] }),
    );
    const steps = await store.history(WEB, start);
    expect(
      steps.map(step => ({
        at: step.at,
        causes: step.causes,
        score: step.score,
        revision: step.revision,
        added: step.added.map(({ message, line }) => [message, line]),
        gone: step.gone.map(({ message, line }) => [message, line]),
      })),
    ).toEqual([
      {
        at: start.toISOString(),
        causes: ['first'],
        score: undefined,
        revision: undefined,
        added: [],
        gone: [],
      },
      {
        at: after(11).toISOString(),
        causes: ['first'],
        score: 50,
        revision: 'aaaaaaa',
        added: [
          ['one', 1],
          ['two', 2],
          ['two', 3],
        ],
        gone: [],
      },
      {
        at: after(21).toISOString(),
        causes: ['code'],
        score: 60,
        revision: 'bbbbbbb',
        added: [],
        gone: [
          ['one', 1],
          ['two', 3],
        ],
      },
    ]);
  });

  it('tells code, rules, policy, the source and the catalog apart, and time from all of them', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    const judged = (
      score: number,
      etag: string,
      more: Parameters<typeof assessmentOf>[1],
    ) => ({
      ...record(score, etag),
      assessment: assessmentOf(result(score), more),
    });
    await scan(store, 10, record(50, 'aaaaaaa'));
    await scan(store, 20, judged(55, 'aaaaaaa', { rulesVersion: 'rules-2' }));
    await scan(
      store,
      30,
      judged(55, 'aaaaaaa', {
        rulesVersion: 'rules-2',
        policyHash: 'policy-2',
      }),
    );
    await scan(store, 40, record(50, 'bbbbbbb'));
    await scan(store, 50, record(45, 'bbbbbbb'));
    await scan(store, 52, {
      ...record(44, 'bbbbbbb'),
      judgedBy: 'beside another service',
    });
    await store.ask(WEB, new Date(0));
    const failing = await claimed(store, after(60), after(90));
    const problem = { reason: 'It is gone', advice: 'Look for it' };
    await store.saveFailure(failing, WEB, problem, {
      at: after(61),
      next: after(62),
    });
    const again = await claimed(store, after(70), after(100));
    await store.saveUnchanged(again, WEB, { at: after(71), next: after(1e6) });
    await store.saveServices(
      [service('web', { owner: 'group:default/b' })],
      after(80),
    );
    expect(await causes(store)).toEqual([
      'first',
      'first',
      'rules',
      'policy',
      'code,rules,policy',
      'time',
      'catalog',
      'source',
      'source',
      'catalog',
    ]);
  });

  it('has no step where nothing changed but the revision, and knows of which it was last so', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    await scan(store, 10, record(50, 'aaaaaaa'));
    await scan(store, 20, record(50, 'bbbbbbb'));
    await scan(store, 30, record(50, 'ccccccc'));
    expect(await causes(store)).toEqual(['first', 'first']);
    const at = async (second: number) => {
      const [row] = await store.reportAt({}, after(second));
      return [row.revision, row.at];
    };
    expect(await at(15)).toEqual(['aaaaaaa', after(11).toISOString()]);
    expect(await at(40)).toEqual(['ccccccc', after(31).toISOString()]);
    await scan(store, 50, record(60, 'ddddddd'));
    expect(await causes(store)).toEqual(['first', 'first', 'code']);
  });

  it('assesses anew what was found, without a scan', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    await scan(
      store,
      10,
      record(50, 'aaaaaaa', { findings: [finding('a', 1)] }),
    );
    const stale = (hash: string) =>
      store.staleAssessments(() => hash, '2026-11-23');
    expect(await stale('policy-1')).toEqual([]);
    expect(await stale('policy-2')).toEqual([WEB]);
    await store.reassess(
      WEB,
      ({ found, policyKey, waivers }) => {
        expect([policyKey, waivers]).toEqual(['', []]);
        expect(found).toMatchObject({ score: 50 });
        return assessmentOf(result(90), { policyHash: 'policy-2' });
      },
      after(20),
    );
    expect(await stale('policy-2')).toEqual([]);
    const steps = await store.history(WEB, after(15));
    expect(steps.map(step => [step.causes, step.score])).toEqual([
      [['first'], 50],
      [['policy'], 90],
    ]);
    expect(steps[1].gone).toMatchObject([{ message: 'a', line: 1 }]);
    expect(await store.service(WEB, after(20))).toMatchObject({
      latest: { score: 90, scannedAt: after(11).toISOString() },
    });
    expect(
      await store.reassess(
        'component:default/none',
        () => assessmentOf(result(1)),
        after(20),
      ),
    ).toBe(false);
  });

  it('keeps days of scopes, forgets old ones, and what is long gone for good', async () => {
    const store = await init();
    const totals = (day: string, services: number) => ({
      scope: 'group:default/a',
      totals: {
        day,
        services,
        covered: 1,
        scored: 1,
        below: 0,
        withCritical: 0,
        criticals: 0,
        grades: { A: 1, B: 0, C: 0, D: 0, F: 0, none: 0 },
      },
    });
    await store.saveRollups([
      totals('2026-11-20', 1),
      totals('2026-11-21', 2),
      totals('2026-11-22', 3),
    ]);
    await store.saveRollups([totals('2026-11-22', 4)]);
    const days = async () =>
      (await store.rollups('group:default/a', '2026-11-21')).map(
        ({ day, services }) => [day, services],
      );
    expect(await days()).toEqual([
      ['2026-11-21', 2],
      ['2026-11-22', 4],
    ]);
    expect(await store.rollups('', '2026-01-01')).toEqual([]);

    await store.saveServices([service('web')], start);
    await scan(store, 10, record(50));
    await store.keepServices(new Set(), after(20), after(21));
    await store.prune(after(22));
    expect(await days()).toEqual([]);
    expect(await store.reportAt({}, after(15))).toHaveLength(0);
  });

  it('counts images by the services that name them, of the latest scan only', async () => {
    const store = await init();
    await store.saveServices([service('web'), service('api')], start);
    const image = (reference: string, line: number, ships: boolean) => ({
      reference,
      repository: `docker.io/library/${reference}`,
      file: 'Dockerfile',
      range: {
        startLine: line,
        startColumn: 1,
        endLine: line,
        endColumn: 9,
      },
      ships,
      endsOn: '2027-04-30',
      ...(ships && { digest: 'sha256:0' }),
    });
    const images = [
      image('node', 1, false),
      image('node', 2, true),
      image('golang', 3, false),
    ];
    await scan(store, 10, record(50, 'aaaaaaa', { images }));
    const itself = {
      ...image('web', 4, true),
      repository: 'ghcr.io/acme/Web',
      endsOn: undefined,
    };
    await scan(
      store,
      20,
      record(60, 'bbbbbbb', { images: [...images.slice(1), itself] }),
    );
    const known = async (visible?: ReadonlySet<string>) =>
      (await store.images({ visible }))
        .map(({ reference, services, ships, pinned, endsOn }) => [
          reference,
          services,
          ships,
          pinned,
          endsOn,
        ])
        .sort();
    expect(await known()).toEqual([
      ['golang', 1, 0, 0, '2027-04-30'],
      ['node', 1, 1, 1, '2027-04-30'],
    ]);
    expect(await known(new Set())).toEqual([]);
    expect(await store.imagePlaces({}, 'node', after(30))).toMatchObject([
      { service: { entityRef: WEB }, line: 2, ships: true, digest: 'sha256:0' },
    ]);
    await store.keepServices(new Set(), after(40), after(41));
    expect(await known()).toEqual([]);
  });

  it('knows the scores of a moment, and the first of those that had none then', async () => {
    const store = await init();
    await store.saveServices([service('web')], start);
    await scan(store, 10, record(50));
    await scan(store, 20, record(undefined, 'bbbbbbb'));
    await scan(store, 30, record(70, 'ccccccc'));
    const scores = async (at: number) => [
      ...(await store.scoresSince(after(at))),
    ];
    expect(await scores(5)).toEqual([[WEB, 50]]);
    expect(await scores(15)).toEqual([[WEB, 50]]);
    // Nothing was known of it in between.
    expect(await scores(25)).toEqual([[WEB, 70]]);
    expect(await scores(35)).toEqual([[WEB, 70]]);
  });
});
