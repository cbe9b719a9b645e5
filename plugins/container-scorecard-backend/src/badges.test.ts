import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const BASE = '/api/container-scorecard/badge';

describe('badges', () => {
  let forge: Forge;
  let catalog: TestCatalog;

  beforeEach(async () => {
    forge = await Forge.start();
    await forge.createRepository('acme', 'web', {
      Dockerfile: 'FROM node:latest\nCOPY . .\nCMD npm start\n',
    });
    await forge.createRepository('acme', 'docs', { 'a.md': '' });
    catalog = new TestCatalog();
    for (const name of ['web', 'docs', 'gone']) {
      catalog.set(
        component(name, `url:${forge.url}/acme/${name}/src/branch/main/`),
      );
    }
  });

  afterEach(() => forge.stop());

  /** As a forge asks for a picture: without a token. */
  const badge = (server: Parameters<typeof request>[0], path: string) =>
    request(server).get(`${BASE}/${path}`).buffer(true);

  it('are not there unless app-config says so', async () => {
    const { server, stop } = await startScorecardBackend({ forge, catalog });
    const { body } = await badge(server, 'component/default/web.svg').expect(
      404,
    );
    expect(body.error.message).toContain('containerScorecard.badges');
    await stop();
  });

  it('show score and grade, and what else there is to say', async () => {
    const backend = await startScorecardBackend({
      forge,
      catalog,
      config: { badges: 'public' },
    });
    const { server } = backend;
    await backend.sync();
    const { score, grade } = await backend.until(
      'web',
      ({ status }) => status === 'complete',
    );
    await backend.until('docs', one => one.status === 'not-containerised');
    await backend.until('gone', one => one.status === 'failed');

    const answer = await badge(server, 'Component/default/web.svg').expect(200);
    expect(answer.type).toBe('image/svg+xml');
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(titleOf(answer)).toBe(`containers: ${score} ${grade}`);
    await badge(server, 'component/default/web.svg')
      .set('if-none-match', answer.headers.etag)
      .expect(304);

    const titles = [];
    for (const name of ['docs', 'gone', 'nobody', '<script>'])
      titles.push(
        titleOf(
          await badge(
            server,
            `component/default/${encodeURIComponent(name)}.svg`,
          ).expect(200),
        ),
      );
    expect(titles).toEqual([
      'containers: not containerised',
      'containers: unknown',
      'containers: unknown',
      'containers: unknown',
    ]);

    // What was known before the repository could be read no more.
    await forge.stop();
    await backend.refresh('web').expect(202);
    await backend.until('web', one => one.status === 'failed');
    expect(titleOf(await badge(server, 'component/default/web.svg'))).toBe(
      `containers: ${score} ${grade}, stale`,
    );
    await backend.stop();
  });
});

function titleOf({ text, body }: request.Response): string | undefined {
  const svg = Buffer.isBuffer(body) ? body.toString('utf8') : text;
  return /<title>(.*?)<\/title>/.exec(svg)?.[1];
}
