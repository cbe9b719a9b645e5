import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';
const BETTER = `${POOR}USER 10001\n`;

describe('pushes', () => {
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

  it('scans again after a push that the forge tells of', async () => {
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    catalog.set(component('web', at('web')));
    await backend.sync();
    const before = await backend.until(
      'web',
      ({ score }) => score !== undefined,
    );

    const pushed = await forge.commitFiles(
      'acme',
      'web',
      { Dockerfile: BETTER },
      'drop root',
    );
    await backend
      .push({ repository: { html_url: `${forge.url}/acme/web` } })
      .expect(202, { services: 1 });
    const after = await backend.until(
      'web',
      ({ revision }) => revision === pushed,
    );
    expect(after.score).toBeGreaterThan(Number(before.score));
    expect(after.history.map(({ score }) => score)).toEqual([
      before.score,
      after.score,
    ]);
  });

  it('takes no push that is not signed, and reads nothing of it', async () => {
    const push = { repository: { html_url: `${forge.url}/acme/web` } };
    const signedAs = (signature: string) =>
      request(backend.server)
        .post('/api/container-scorecard/hooks/gitea')
        .set('x-gitea-event', 'push')
        .set('x-gitea-signature', signature)
        .send(push);
    const answers = await Promise.all([
      backend.push(push, 'another secret'),
      signedAs(''),
      signedAs('zz'),
      signedAs('00'.repeat(32)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect((await backend.push(push)).status).toBe(202);
  });

  it('has no webhook where no secret is configured', async () => {
    await backend.stop();
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: { webhook: {} },
    });
    expect((await backend.push({}, '')).status).toBe(404);
  });

  it('asks once and scans nothing when the revision is the same', async () => {
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    catalog.set(component('web', at('web')));
    await backend.sync();
    const before = await backend.until(
      'web',
      ({ status }) => status === 'complete',
    );

    const requests = jest.spyOn(globalThis, 'fetch');
    const { body } = await backend.refresh('web').expect(202);
    expect(['queued', 'running']).toContain(body.status);
    const after = await backend.until(
      'web',
      ({ scanning, lastScanAt }) =>
        !scanning && lastScanAt !== before.lastScanAt,
    );
    expect(requests).toHaveBeenCalledTimes(1);
    requests.mockRestore();
    expect(after).toMatchObject({
      score: before.score,
      scannedAt: before.scannedAt,
    });
    expect(after.history).toHaveLength(1);
  });
});
