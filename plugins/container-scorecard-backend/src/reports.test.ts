import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(180_000);

const EVE = 'user:default/eve';
const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';
const BETTER = `${POOR}USER 10001\n`;

const conditional: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [EVE] },
  },
};

const other = (
  kind: string,
  name: string,
  spec: Record<string, string>,
  title?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title },
  spec,
});

describe('reports', () => {
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
    await forge.createRepository('acme', 'web', { Dockerfile: POOR });
    await forge.createRepository('acme', 'api', { Dockerfile: BETTER });
    await forge.createRepository('acme', 'docs', { 'README.md': 'Hello' });
    catalog.set(
      component('web', at('web'), {
        spec: { owner: 'inner', system: 'shop', lifecycle: 'production' },
      }),
      component('api', at('api'), { spec: { owner: 'outer' } }),
      component('docs', at('docs'), { spec: { owner: 'elsewhere' } }),
      component('gone', at('gone'), { spec: { owner: 'elsewhere' } }),
      other('Group', 'outer', { type: 'team' }, 'Outer team'),
      other('Group', 'inner', { type: 'team', parent: 'outer' }),
      other('Group', 'elsewhere', { type: 'team' }),
      other('System', 'shop', { owner: 'outer', domain: 'retail' }),
      other('Domain', 'retail', { owner: 'outer', subdomainOf: 'business' }),
      other('Domain', 'business', { owner: 'outer' }),
    );
    catalog.hidden[EVE] = [
      'component:default/web',
      'group:default/inner',
      'system:default/shop',
    ];
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: {
        policy: {
          overrides: [
            {
              if: { 'spec.lifecycle': 'production' },
              policy: { line: 95, requiredLevel: 'blue-water' },
            },
          ],
        },
      },
      features: [permissions.factory],
    });
    permissions.authorizeConditional.mockResolvedValue([allow]);
    permissions.authorize.mockResolvedValue([allow]);
    await backend.sync();
    for (const name of ['web', 'api', 'docs', 'gone'])
      await backend.until(name, ({ status }) => status !== 'waiting');
    await backend.trigger('container-scorecard-reports');
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
    permissions.authorizeConditional.mockResolvedValue([conditional]);

  it('adds up what the organisation comes to', async () => {
    const { body } = await backend.read('/overview').expect(200);
    expect(body.totals).toMatchObject({
      services: 4,
      covered: 3,
      containerised: 2,
      scored: 2,
      below: 1,
      waived: 0,
    });
    expect(body.totals.grades.none).toBe(2);
    expect(body.trend).toHaveLength(1);
    expect(body.trend[0]).toMatchObject({
      day: new Date().toISOString().slice(0, 10),
      services: 4,
      scored: 2,
    });
    expect(body.checks[0].failed).toBeGreaterThan(0);
    expect(body.checks[0].meanGain).toBeGreaterThan(0);
    expect(body).toMatchObject({ drops: [], rises: [] });
    expect(body).not.toHaveProperty('scope');
  });

  it.each([
    ['group:default/outer', 2],
    ['group:default/inner', 1],
    ['group:default/elsewhere', 2],
    ['system:default/shop', 1],
    ['domain:default/retail', 1],
    ['domain:default/business', 1],
  ])('knows what is part of %s', async (scope, services) => {
    const { body } = await backend.read(`/overview?scope=${scope}`).expect(200);
    expect(body.totals.services).toBe(services);
    expect(body.scope.entityRef).toBe(scope);
    const list = await backend.list(`?scope=${scope}`).expect(200);
    expect(list.body.totalItems).toBe(services);
  });

  it('asks of each service what the policy for its kind does', async () => {
    const { body: web } = await backend.get('web').expect(200);
    expect(web).toMatchObject({
      line: 95,
      requiredLevel: 'blue-water',
      below: true,
    });
    const { body: api } = await backend.get('api').expect(200);
    expect(api).toMatchObject({ line: 80, below: false });
    expect(api).not.toHaveProperty('requiredLevel');
    expect(api.rulesVersion).toBe(web.rulesVersion);
    expect(api.policyHash).not.toBe(web.policyHash);
  });

  it('puts owners side by side, worst first', async () => {
    const { body } = await backend.read('/teams').expect(200);
    expect(
      body.items.map((team: { entityRef: string; title: string }) => [
        team.entityRef,
        team.title,
      ]),
    ).toEqual([
      ['group:default/inner', 'inner'],
      ['group:default/outer', 'Outer team'],
      ['group:default/elsewhere', 'elsewhere'],
    ]);
    const systems = await backend.read('/teams?by=system').expect(200);
    expect(systems.body.items).toHaveLength(2);
    expect(systems.body.items[1]).not.toHaveProperty('entityRef');
  });

  it('counts for every rule whom it concerns', async () => {
    const { body } = await backend.read('/checks').expect(200);
    const of = (rule: string) =>
      body.items.find((item: { rule: string }) => item.rule === rule);
    expect(of('dockerfile/user-required')).toMatchObject({
      failed: 1,
      passed: 1,
      enabled: true,
    });
    expect(of('dockerfile/no-latest-tag')).toMatchObject({ failed: 2 });
    expect(of('kubernetes/no-privileged')).toMatchObject({
      failed: 0,
      notApplicable: 2,
    });
    const failing = await backend
      .list('?rule=dockerfile/user-required')
      .expect(200);
    expect(failing.body.items).toMatchObject([{ title: 'web' }]);
  });

  it('knows what images services stand on, and where those are named', async () => {
    const { body } = await backend.read('/images').expect(200);
    expect(body.items).toMatchObject([
      {
        reference: 'node:latest',
        repository: 'docker.io/library/node',
        tag: 'latest',
        ships: 2,
        builds: 0,
        pinned: 0,
      },
    ]);
    expect(body.dataOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    const { body: places } = await backend
      .read('/images/services?reference=node:latest')
      .expect(200);
    expect(places.items).toMatchObject([
      {
        service: { title: 'api' },
        file: 'Dockerfile',
        line: 1,
        ships: true,
        link: expect.stringContaining('/acme/api/src/commit/'),
      },
      { service: { title: 'web' } },
    ]);
    const { body: inner } = await backend
      .read('/images?scope=group:default/inner')
      .expect(200);
    expect(inner.items).toMatchObject([{ ships: 1 }]);
    await backend.read('/images/services').expect(400);
  });

  it('tells how a service came to be what it is', async () => {
    const { body } = await backend.read(
      '/scorecards/by-entity/component/default/web/history',
    );
    expect(
      body.items.map((step: { status: string; causes: string[] }) => [
        step.status,
        step.causes,
      ]),
    ).toEqual([
      ['waiting', ['first']],
      ['complete', ['first']],
    ]);
    expect(body.items[1].added.length).toBeGreaterThan(0);
    expect(body.items[1].revisionLink).toContain('/acme/web/src/commit/');
  });

  it('lets pass or stops a deployment, with reasons', async () => {
    const gate = (query = '', name = 'web') =>
      backend.read(
        `/scorecards/by-entity/component/default/${name}/gate${query}`,
      );
    const { body: bad } = await gate().expect(200);
    expect(bad).toMatchObject({
      passed: false,
      required: { level: 'blue-water', score: 95 },
    });
    expect(bad.reasons).toHaveLength(2);
    const { body: easy } = await gate('?score=1').expect(200);
    expect(easy).toMatchObject({ passed: true, reasons: [] });
    const { body: here } = await gate(`?score=1&revision=${easy.revision}`);
    expect(here.passed).toBe(true);
    const { body: elsewhere } = await gate('?score=1&revision=0123456');
    expect(elsewhere.passed).toBe(false);
    expect(elsewhere.reasons[0]).toContain('0123456 was not scanned');
    expect((await gate('', 'docs')).body.reasons[0]).toContain('golden path');
    expect((await gate('', 'gone')).body.reasons[0]).toContain(
      'could not be read',
    );
    await gate('?revision=main').expect(400);
  });

  it('shows what another policy would change, and changes nothing', async () => {
    const { body: policy } = await backend.read('/policy').expect(200);
    expect(policy).toMatchObject({ line: 80, overrides: [{}] });
    const preview = (body: object) => backend.write('/policy/preview', body);
    const { body: none } = await preview({ policy: {} }).expect(200);
    expect(none).toMatchObject({ services: 3, changed: 0, effects: [] });
    const { body } = await preview({
      policy: {
        line: 0,
        requiredLevel: 'none',
        rules: {
          'dockerfile/no-latest-tag': { enabled: false },
          'dockerfile/allowed-registry': { options: { registries: ['x'] } },
        },
      },
    }).expect(200);
    expect(body).toMatchObject({
      services: 3,
      changed: 2,
      drop: 0,
      noLongerBelow: 1,
      needsScan: ['dockerfile/allowed-registry'],
    });
    const { body: web } = await backend.get('web');
    expect(web.line).toBe(95);
    const wrong = await preview({
      policy: { rules: { 'no/rule': {} } },
    }).expect(400);
    expect(wrong.body.error.message).toContain('policy.rules.no/rule');
    permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    await preview({ policy: {} }).expect(403);
    await backend.read('/policy').expect(403);
  });

  it('leaves no trace of what the caller may not read', async () => {
    asEve();
    const { body: overview } = await backend.read('/overview', EVE).expect(200);
    expect(overview.totals).toMatchObject({ services: 3, scored: 1 });
    expect(overview.trend.at(-1)).toMatchObject({ services: 3 });
    const { body: scopes } = await backend.read('/scopes', EVE).expect(200);
    expect(
      scopes.items.map((one: { entityRef: string; services: number }) => [
        one.entityRef,
        one.services,
      ]),
    ).toEqual([
      ['group:default/elsewhere', 2],
      ['group:default/outer', 1],
    ]);
    const { body: teams } = await backend.read('/teams', EVE).expect(200);
    expect(JSON.stringify(teams)).not.toContain('inner');
    const { body: checks } = await backend.read('/checks', EVE).expect(200);
    expect(
      checks.items.find(
        ({ rule }: { rule: string }) => rule === 'dockerfile/user-required',
      ),
    ).toMatchObject({ failed: 0, passed: 1 });
    const { body: images } = await backend.read('/images', EVE).expect(200);
    expect(images.items).toMatchObject([{ ships: 1 }]);
    const { body: places } = await backend
      .read('/images/services?reference=node:latest', EVE)
      .expect(200);
    expect(places.items).toMatchObject([{ service: { title: 'api' } }]);
    const { body: preview } = await backend
      .write('/policy/preview', { policy: { line: 0 } }, EVE)
      .expect(200);
    expect(preview.services).toBe(2);
    for (const path of [
      '/overview?scope=group:default/inner',
      '/teams?scope=system:default/shop',
      '/checks?scope=group:default/inner',
      '/scorecards?scope=group:default/inner',
      '/scorecards/by-entity/component/default/web/history',
      '/scorecards/by-entity/component/default/web/gate',
      '/overview?scope=group:default/nobody',
    ]) {
      const { body, status } = await backend.read(path, EVE);
      expect([path, status]).toEqual([path, 404]);
      expect(body.error.name).toBe('NotFoundError');
    }
  });

  it.each([
    '/overview?days=1',
    '/overview?scope=outer',
    '/teams?by=colour',
    '/checks?by=owner',
    '/scorecards/by-entity/component/default/web/history?days=0',
  ])('says what is wrong with %s', async path => {
    const { body } = await backend.read(path).expect(400);
    expect(body.error.name).toBe('InputError');
  });

  it('tells who rose, by how much and why, to those who may see it', async () => {
    const { body: before } = await backend.get('web').expect(200);
    await forge.commitFiles(
      'acme',
      'web',
      { Dockerfile: BETTER },
      'Run as a user',
    );
    await backend.refresh('web').expect(202);
    const { score } = await backend.until(
      'web',
      now => now.score !== before.score,
    );
    const { body } = await backend.read('/overview').expect(200);
    expect(body).toMatchObject({
      drops: [],
      rises: [
        {
          service: { title: 'web' },
          from: before.score,
          to: score,
          causes: ['code'],
        },
      ],
    });
    asEve();
    const { body: hers } = await backend.read('/overview', EVE).expect(200);
    expect(hers).toMatchObject({ drops: [], rises: [] });
  });
});
