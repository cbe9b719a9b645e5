import { createHash } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(180_000);

const EVE = 'user:default/eve';
const CIS = 'framework=cis-docker@1.8.0';

describe('compliance', () => {
  let forge: Forge;
  let catalog: TestCatalog;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  const permissions = mockServices.permissions.mock();
  const allow = { result: AuthorizeResult.ALLOW } as const;

  beforeAll(async () => {
    forge = await Forge.start();
    catalog = new TestCatalog();
    const at = (repository: string) =>
      `url:${forge.url}/acme/${repository}/src/branch/main/`;
    await forge.createRepository('acme', 'web', {
      Dockerfile: 'FROM node:latest\nCMD npm start\n',
    });
    await forge.createRepository('acme', 'api', {
      Dockerfile: 'FROM node:24.1.0\nUSER 10001\nCMD ["node", "a.js"]\n',
    });
    await forge.createRepository('acme', 'docs', { 'README.md': 'Hello' });
    catalog.set(
      component('web', at('web'), { title: '=cmd|calc' }),
      component('api', at('api')),
      component('docs', at('docs')),
      component('gone', at('gone')),
    );
    catalog.hidden[EVE] = ['component:default/web'];
    permissions.authorizeConditional.mockResolvedValue([allow]);
    permissions.authorize.mockResolvedValue([allow]);
    backend = await startScorecardBackend({
      forge,
      catalog,
      features: [permissions.factory],
    });
    await backend.sync();
    for (const name of ['web', 'api', 'docs', 'gone'])
      await backend.until(name, ({ status }) => status !== 'waiting');
  });

  beforeEach(() => {
    permissions.authorizeConditional.mockResolvedValue([allow]);
    permissions.authorize.mockResolvedValue([allow]);
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  const asEve = () =>
    permissions.authorizeConditional.mockResolvedValue([
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: { claims: [EVE] },
        },
      },
    ]);

  const control = (body: { controls: { id: string }[] }, id: string) =>
    body.controls.find(one => one.id === id);

  it('has frameworks with controls, rules and what may be said of them', async () => {
    const { body } = await backend.read('/frameworks').expect(200);
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['cis-docker@1.8.0', 'nist-sp-800-190@2017']),
    );
  });

  it('says of each control how services stand to it, and who is not in the report', async () => {
    const { body } = await backend.read(`/compliance?${CIS}`).expect(200);
    expect(control(body, '4.1')).toMatchObject({
      counts: { met: 1, 'not-met': 1 },
      passRate: 0.5,
    });
    expect(control(body, '4.8')).toMatchObject({
      assessable: 'no',
      counts: { 'not-assessable': 2, met: 0 },
    });
    expect(control(body, '4.8')).not.toHaveProperty('passRate');
    expect(body.population).toEqual({
      services: 4,
      inCatalog: 4,
      repositories: 2,
      partial: 0,
      assessed: 2,
      notContainerised: 1,
      notRead: [
        {
          entityRef: 'component:default/gone',
          title: 'gone',
          reason: expect.stringContaining('does not exist'),
        },
      ],
    });
    expect(body.rulesVersions).toHaveLength(1);
    expect(body.policyHashes).toHaveLength(1);
  });

  it('has the evidence of each service, to be checked again', async () => {
    const { body } = await backend
      .read(`/compliance/services?${CIS}&control=4.1`)
      .expect(200);
    expect(body.items).toMatchObject([
      {
        service: { entityRef: 'component:default/web' },
        state: 'not-met',
        revision: expect.stringMatching(/^[0-9a-f]{40}$/),
        revisionLink: expect.stringContaining('/acme/web/src/commit/'),
        rulesVersion: expect.any(String),
        policyHash: expect.any(String),
      },
      { service: { entityRef: 'component:default/api' }, state: 'met' },
    ]);
    expect(body.items[0].rules).toContainEqual({
      id: 'dockerfile/user-required',
      state: 'fail',
      evidence: expect.any(String),
    });
  });

  it('knows how it was on a day, also before there was anything', async () => {
    const { body } = await backend
      .read(`/compliance?${CIS}&at=2020-01-31`)
      .expect(200);
    expect(body.asOf).toBe('2020-01-31T23:59:59.999Z');
    expect(body.population.services).toBe(0);
    const today = new Date().toISOString().slice(0, 10);
    const { body: now } = await backend
      .read(`/compliance?${CIS}&at=${today}`)
      .expect(200);
    expect(now.population.services).toBe(4);
  });

  it('freezes a report, byte for byte', async () => {
    const { body: frozen } = await backend
      .write('/reports', { framework: 'cis-docker@1.8.0' })
      .expect(201);
    expect(frozen.title).toMatch(/^CIS Docker Benchmark.*the whole organis/);
    const { text, headers } = await backend
      .read(`/reports/${frozen.id}`)
      .expect(200);
    expect(createHash('sha256').update(text).digest('hex')).toBe(frozen.sha256);
    expect(headers['x-content-sha256']).toBe(frozen.sha256);
    expect(JSON.parse(text).report.population.services).toBe(4);
    const { body: list } = await backend.read('/reports').expect(200);
    expect(list.items).toEqual([frozen]);

    asEve();
    const { body: hers } = await backend.read('/reports', EVE).expect(200);
    expect(hers.items).toEqual([]);
    await backend.read(`/reports/${frozen.id}`, EVE).expect(404);

    permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    await backend
      .write('/reports', { framework: 'cis-docker@1.8.0' })
      .expect(403);
  });

  it('is exported as a table that no spreadsheet takes for formulas', async () => {
    const { text, headers } = await backend
      .read(`/compliance/export?${CIS}&format=csv`)
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain('cis-docker-1.8.0');
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toMatch(/^framework,control,control_title/);
    expect(rows.some(row => row.includes(`,'=cmd|calc,`))).toBe(true);
    expect(text).not.toMatch(/,"?=cmd/);
    expect(rows.at(-1)).toContain('not-read');

    const { text: services } = await backend
      .read('/scorecards.csv')
      .expect(200);
    expect(services.trim().split('\r\n')).toHaveLength(5);
    expect(services).toContain(`'=cmd|calc`);
    const { text: one } = await backend
      .read('/scorecards.csv?text=api')
      .expect(200);
    expect(one.trim().split('\r\n')).toHaveLength(2);
  });

  it('is exported as JSON and as SARIF', async () => {
    const { body: json } = await backend
      .read(`/compliance/export?${CIS}&format=json`)
      .expect(200);
    expect(json.evidence).toHaveLength(json.report.controls.length);
    const { body: sarif } = await backend
      .read(`/compliance/export?${CIS}&format=sarif`)
      .expect(200);
    const [run] = sarif.runs;
    const failing = run.results.filter(
      ({ ruleId, kind }: { ruleId: string; kind: string }) =>
        ruleId === 'cis-docker@1.8.0:4.1' && kind === 'fail',
    );
    expect(failing).toHaveLength(1);
    expect(
      run.results.every(
        (one: { ruleId: string; ruleIndex: number }) =>
          run.tool.driver.rules[one.ruleIndex].id === one.ruleId,
      ),
    ).toBe(true);
  });

  it('leaves no trace of what the caller may not read', async () => {
    asEve();
    for (const path of [
      `/compliance?${CIS}`,
      `/compliance/services?${CIS}&control=4.1`,
      `/compliance/export?${CIS}&format=csv`,
      `/compliance/export?${CIS}&format=json`,
      `/compliance/export?${CIS}&format=sarif`,
      '/scorecards.csv',
    ]) {
      const { text } = await backend.read(path, EVE).expect(200);
      expect(text).not.toMatch(/component:default\/web|cmd\|calc/);
    }
    const { body } = await backend.read(`/compliance?${CIS}`, EVE);
    expect(body.population.services).toBe(3);
    expect(control(body, '4.1')).toMatchObject({ counts: { 'not-met': 0 } });
  });

  it.each([
    ['/compliance', 400],
    ['/compliance?framework=no', 404],
    [`/compliance?${CIS}&at=yesterday`, 400],
    [`/compliance/services?${CIS}&control=99`, 404],
    [`/compliance/export?${CIS}&format=pdf`, 400],
    ['/reports/1', 400],
    ['/reports/0192aaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', 404],
  ])('says what is wrong with %s', async (path, status) => {
    const { body } = await backend.read(path).expect(status);
    expect(body.error.message).not.toBe('');
  });
});
