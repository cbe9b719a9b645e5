import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';
const BETTER = `${POOR}USER 10001\n`;

describe('container scorecard backend', () => {
  let forge: Forge;
  let catalog: TestCatalog;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;

  const at = (repository: string, folder = '') =>
    `url:${forge.url}/acme/${repository}/src/branch/main/${folder}`;

  beforeEach(async () => {
    forge = await Forge.start();
    catalog = new TestCatalog();
    backend = await startScorecardBackend({ forge, catalog });
  });

  afterEach(async () => {
    await backend.stop();
    await forge.stop();
  });

  it('scores the services of the catalog from their repositories', async () => {
    await forge.createRepository('acme', 'web', {
      Dockerfile: POOR,
      'src/index.js': '//',
    });
    catalog.set(
      component('web', at('web'), {
        title: 'The Web',
        spec: { system: 'shop', lifecycle: 'production' },
      }),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'shop', namespace: 'default' },
        spec: { owner: 'x', domain: 'retail' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: { name: 'not-scored', namespace: 'default' },
      },
    );
    await backend.sync();
    const scorecard = await backend.until(
      'web',
      ({ status }) => status !== 'waiting',
    );

    expect(scorecard).toMatchObject({
      entityRef: 'component:default/web',
      title: 'The Web',
      owner: 'group:default/web-team',
      system: 'system:default/shop',
      domain: 'domain:default/retail',
      type: 'service',
      lifecycle: 'production',
      status: 'complete',
      line: 80,
      stale: false,
      scanning: false,
      unreadable: [],
      crashes: [],
      sourceUrl: `${forge.url}/acme/web/src/branch/main/`,
    });
    expect(scorecard.score).toBeGreaterThanOrEqual(0);
    expect(scorecard.score).toBeLessThan(100);
    expect(scorecard.revision).toMatch(/^[0-9a-f]{40}$/);
    const { revision, findings, counts } = scorecard;
    expect(scorecard.sourceLink).toBe(
      `${forge.url}/acme/web/src/commit/${revision}/`,
    );
    expect(scorecard.files).toEqual([
      {
        file: 'Dockerfile',
        kind: 'dockerfile',
        link: `${forge.url}/acme/web/src/commit/${revision}/Dockerfile`,
      },
    ]);
    expect(findings.length).toBeGreaterThan(0);
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(findings.length);
    const [worst] = findings;
    expect(worst.link).toMatch(
      new RegExp(
        `/src/commit/${revision}/Dockerfile#L${worst.range.startLine}`,
      ),
    );
    expect((await fetch(String(worst.link))).status).toBe(200);
    expect(scorecard.history).toEqual([
      { at: scorecard.scannedAt, score: scorecard.score, revision },
    ]);
    expect(Date.parse(String(scorecard.nextScanAt))).toBeGreaterThan(
      Date.now(),
    );

    const { body: list } = await backend.list().expect(200);
    expect(list).toMatchObject({
      totalItems: 1,
      items: [
        { entityRef: 'component:default/web', score: scorecard.score, counts },
      ],
      pageInfo: {},
    });
    expect(list.items[0]).not.toHaveProperty('findings');

    const { body: rules } = await backend.rules().expect(200);
    const known = new Set(rules.items.map(({ id }: { id: string }) => id));
    for (const { rule } of scorecard.outcomes) expect(known).toContain(rule);
    expect(backend.signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'container-scorecard',
      message: { changed: true },
    });
  });

  it.each([
    ['github.push', (url: string) => ({ repository: { html_url: url } })],
    ['gitlab.push', (url: string) => ({ project: { web_url: url } })],
  ])('scans again after an event of %s', async (topic, payloadOf) => {
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    catalog.set(component('web', at('web')));
    await backend.sync();
    await backend.until('web', ({ status }) => status === 'complete');
    const pushed = await forge.commitFiles(
      'acme',
      'web',
      { Dockerfile: BETTER },
      'drop root',
    );
    await backend.events.publish({
      topic,
      eventPayload: payloadOf(`${forge.url}/acme/web`),
    });
    const after = await backend.until(
      'web',
      ({ revision }) => revision === pushed,
    );
    expect(after.history).toHaveLength(2);
  });

  it('reads a monorepo once for all of its services', async () => {
    await forge.createRepository('acme', 'mono', {
      'a/Dockerfile': POOR,
      'b/Dockerfile': BETTER,
      '.github/workflows/a.yml':
        'on: push\njobs: { a: { steps: [ { run: docker build a } ] } }\n',
    });
    catalog.set(
      component('a', at('mono', 'a/')),
      component('b', at('mono', 'b/')),
      component('c', at('mono', 'c/')),
    );
    const requests = jest.spyOn(globalThis, 'fetch');
    await backend.sync();
    const a = await backend.until('a', ({ status }) => status !== 'waiting');
    const b = await backend.until('b', ({ status }) => status !== 'waiting');
    const c = await backend.until('c', ({ status }) => status !== 'waiting');
    // The revision, the listing, and each of the three files once.
    expect(requests).toHaveBeenCalledTimes(5);
    requests.mockRestore();
    const files = (card: typeof a) => card.files.map(({ file }) => file).sort();
    expect(files(a)).toEqual(['.github/workflows/a.yml', 'a/Dockerfile']);
    expect(files(b)).toEqual(['b/Dockerfile']);
    expect(c).toMatchObject({
      status: 'failed',
      problem: { reason: expect.stringContaining('has no folder "c"') },
    });
  });

  it('keeps the last good result when the repository is gone, and says why and when it tries again', async () => {
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    catalog.set(component('web', at('web')), component('gone', at('gone')));
    await backend.sync();
    const gone = await backend.until(
      'gone',
      ({ status }) => status !== 'waiting',
    );
    expect(gone).toMatchObject({
      status: 'failed',
      stale: false,
      problem: {
        reason: `The repository ${forge.url}/acme/gone/src/branch/main/ does not exist, or this Backstage may not read it`,
        advice: expect.stringContaining('integrations.gitea'),
      },
      findings: [],
    });
    expect(gone).not.toHaveProperty('score');
    expect(Date.parse(String(gone.nextScanAt))).toBeGreaterThan(
      Date.now() + 30_000,
    );

    const good = await backend.until(
      'web',
      ({ status }) => status === 'complete',
    );
    await forge.stop();
    await backend.refresh('web').expect(202);
    const stale = await backend.until(
      'web',
      ({ status }) => status === 'failed',
    );
    expect(stale).toMatchObject({
      stale: true,
      score: good.score,
      revision: good.revision,
      scannedAt: good.scannedAt,
      problem: { reason: expect.stringContaining('cannot be reached') },
    });
    expect(stale.findings).toEqual(good.findings);
    const { body: list } = await backend
      .list('?status=failed&order=-score')
      .expect(200);
    expect(list.items.map((one: { stale: boolean }) => one.stale)).toEqual([
      true,
      false,
    ]);
  });

  it('says of services without container files or without a readable source what they are', async () => {
    await forge.createRepository('acme', 'library', { 'README.md': '# none' });
    catalog.set(
      component('library', at('library')),
      component('local', 'file:/srv/catalog-info.yaml'),
    );
    await backend.sync();
    const library = await backend.until(
      'library',
      ({ status }) => status !== 'waiting',
    );
    expect(library).toMatchObject({ status: 'not-containerised', history: [] });
    expect(library).not.toHaveProperty('score');
    const { body: local } = await backend.get('local').expect(200);
    expect(local).toMatchObject({
      status: 'unsupported',
      problem: { reason: expect.stringContaining('a file on the disk') },
    });
    expect(local).not.toHaveProperty('nextScanAt');
  });

  it('follows the catalog: services come, move and go', async () => {
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    await forge.createRepository('acme', 'moved', { Dockerfile: BETTER });
    await backend.sync();
    await backend.get('web').expect(404);

    // The catalog has it before the next look through it.
    catalog.set(component('web', at('web')));
    await backend.get('web').expect(200);
    await backend.until('web', ({ status }) => status === 'complete');

    catalog.set(component('web', at('moved')));
    await backend.sync();
    await backend.until('web', ({ sourceLink }) =>
      Boolean(sourceLink?.includes('/moved/')),
    );

    catalog.remove('component:default/web');
    await backend.get('web').expect(404);
    await backend.sync();
    expect((await backend.list()).body).toEqual({
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
  });

  it('survives files that are made to harm it, and says what it could not read', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map(
          (key, n) =>
            `${key}: &${key} [${`*${'abcdefghij'[n]},`
              .repeat(9)
              .slice(0, -1)}]`,
        ),
      'services: *j',
    ].join('\n');
    await forge.createRepository('acme', 'hostile', {
      Dockerfile: `FROM scratch\n${'# padding\n'.repeat(1_000_000)}`,
      'b/Dockerfile': Buffer.from([0, 1, 2, 3]),
      'compose.yaml': `${bomb}\n`,
      'c/Dockerfile': POOR,
    });
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    catalog.set(
      component('hostile', at('hostile')),
      component('web', at('web')),
    );
    await backend.sync();
    const hostile = await backend.until(
      'hostile',
      ({ status }) => status !== 'waiting',
    );
    expect(hostile.status).toBe('partial');
    expect(
      Object.fromEntries(
        hostile.unreadable.map(({ file, reason }) => [file, reason]),
      ),
    ).toEqual({
      Dockerfile: 'is larger than 1 MiB',
      'b/Dockerfile': 'holds binary data',
      'compose.yaml': expect.stringMatching(/alias/i),
    });
    expect(hostile.files.map(({ file }) => file)).toEqual(['c/Dockerfile']);
    expect(
      (await backend.until('web', ({ status }) => status !== 'waiting')).status,
    ).toBe('complete');
  });
});
