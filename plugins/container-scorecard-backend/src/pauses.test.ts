import { Forge } from '@plimsoll/forge';
import { StandInAnswer, startHostBefore } from './hosts/__testUtils__/standIns';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';

describe('a host that limits us', () => {
  let forge: Forge;
  let limiting: Awaited<ReturnType<typeof startHostBefore>>;
  let instead: StandInAnswer | undefined;
  let catalog: TestCatalog;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;

  beforeEach(async () => {
    forge = await Forge.start();
    instead = undefined;
    limiting = await startHostBefore(forge.url, () => instead);
    catalog = new TestCatalog();
    backend = await startScorecardBackend({ forge: limiting, catalog });
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    await forge.createRepository('acme', 'new', { Dockerfile: POOR });
    catalog.set(
      component('web', `url:${limiting.url}/acme/web/src/branch/main/`),
    );
    await backend.sync();
  });

  afterEach(async () => {
    await backend.stop();
    await limiting.stop();
    await forge.stop();
  });

  it('is left alone; cards keep their scores, say why, and go on by themselves', async () => {
    const before = await backend.until(
      'web',
      ({ status }) => status === 'complete',
    );
    instead = { status: 429, headers: { 'retry-after': '3' } };
    await backend.refresh('web').expect(202);
    const waiting = await backend.until('web', one => Boolean(one.problem));
    expect(waiting).toMatchObject({
      status: 'complete',
      score: before.score,
      stale: false,
      scanning: false,
      problem: {
        reason: `${limiting.host} answers nothing for a while, because this Backstage asked too often`,
        advice: expect.stringContaining('Nothing needs to be done'),
      },
      findings: before.findings,
    });
    expect(Date.parse(waiting.nextScanAt ?? '')).toBeGreaterThan(Date.now());

    // One that came while it waits, and one that was asked for again.
    catalog.set(
      component('new', `url:${limiting.url}/acme/new/src/branch/main/`),
    );
    await backend.sync();
    await backend.refresh('web').expect(202);
    const { length } = limiting.requests;
    expect((await backend.get('new')).body).toMatchObject({
      status: 'waiting',
      scanning: false,
      problem: { reason: expect.stringContaining('answers nothing') },
    });
    expect(limiting.requests).toHaveLength(length);

    instead = undefined;
    await backend.until('new', ({ status }) => status === 'complete');
    const after = await backend.until(
      'web',
      one => one.lastScanAt !== before.lastScanAt,
    );
    expect(after.status).toBe('complete');
    expect(after.problem).toBeUndefined();
    expect(after.history).toHaveLength(1);
  });

  it('is not to blame for one repository that may not be read', async () => {
    instead = { status: 403, body: '{"message":"Forbidden"}' };
    await backend.refresh('web').expect(202);
    const failed = await backend.until('web', one => one.status === 'failed');
    expect(failed.problem?.reason).toContain(
      'does not let this Backstage read',
    );
  });
});
