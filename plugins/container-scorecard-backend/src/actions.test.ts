import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const EVE = 'user:default/eve';
const ADA = 'user:default/ada';
/** In the Dockerfile below. */
const FAILS = 'dockerfile/no-latest-tag';

const BASE = '/api/container-scorecard/.backstage/actions/v1/actions';

describe('actions', () => {
  let forge: Forge;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  const permissions = mockServices.permissions.mock();

  beforeAll(async () => {
    forge = await Forge.start();
    const catalog = new TestCatalog();
    for (const name of ['web', 'secret']) {
      await forge.createRepository('acme', name, {
        Dockerfile: 'FROM node:latest\nCOPY . .\nCMD npm start\n',
      });
      catalog.set(
        component(name, `url:${forge.url}/acme/${name}/src/branch/main/`),
      );
    }
    catalog.hidden[EVE] = ['component:default/secret'];
    permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    permissions.authorizeConditional.mockImplementation(async (_, options) =>
      JSON.stringify(options?.credentials.principal).includes(EVE)
        ? [
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
          ]
        : [{ result: AuthorizeResult.ALLOW }],
    );
    backend = await startScorecardBackend({
      forge,
      catalog,
      features: [permissions.factory],
    });
    await backend.sync();
    for (const name of ['web', 'secret']) {
      await backend.until(name, ({ status }) => status === 'complete');
    }
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  const invoke = (name: string, input: object, user = ADA) =>
    request(backend.server)
      .post(`${BASE}/container-scorecard:${name}/invoke`)
      .set('authorization', mockCredentials.user.header(user))
      .send(input);

  it('are offered, and only ever read', async () => {
    const { body } = await request(backend.server)
      .get(BASE)
      .set('authorization', mockCredentials.user.header(ADA))
      .expect(200);
    expect(
      body.actions.map(({ id }: { id: string }) => id.split(':')[1]),
    ).toEqual([
      'get-container-scorecard',
      'list-failing-services',
      'explain-container-rule',
      'preview-container-policy',
    ]);
    for (const { attributes } of body.actions)
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
  });

  it('tell of a service what to do next, the most rewarding first', async () => {
    const { body } = await invoke('get-container-scorecard', {
      entityRef: 'web',
    }).expect(200);
    const { service, nextSteps, failing } = body.output;
    expect(service).toMatchObject({
      entityRef: 'component:default/web',
      status: 'complete',
      below: true,
      line: 80,
    });
    expect(failing).toBeGreaterThanOrEqual(nextSteps.length);
    const gains = nextSteps.map(({ gain }: { gain: number }) => gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    const { places } = nextSteps.find(
      (step: { rule: string }) => step.rule === FAILS,
    );
    expect(places[0]).toMatchObject({
      file: 'Dockerfile',
      line: expect.any(Number),
      message: expect.any(String),
      link: expect.stringContaining('/acme/web/src/commit/'),
    });
    const wrong = await invoke('get-container-scorecard', {
      entityRef: 'component:',
    }).expect(400);
    expect(wrong.body.error.message).toContain('entityRef');
  });

  it('list services that are below the line, or in which a rule fails', async () => {
    const below = await invoke('list-failing-services', {}).expect(200);
    expect(below.body.output.totalItems).toBe(2);
    const ofRule = await invoke('list-failing-services', {
      rule: FAILS,
      limit: 1,
    }).expect(200);
    expect(ofRule.body.output).toMatchObject({ totalItems: 2 });
    expect(ofRule.body.output.items).toHaveLength(1);
    const wrong = await invoke('list-failing-services', {
      rule: 'docker/non-root-user',
    }).expect(404);
    expect(wrong.body.error.message).toContain('dockerfile/non-root-user');
  });

  it('explain a rule', async () => {
    const { body } = await invoke('explain-container-rule', {
      rule: 'dockerfile/non-root-user',
    }).expect(200);
    expect(body.output).toMatchObject({
      id: 'dockerfile/non-root-user',
      category: expect.any(String),
      why: expect.stringMatching(/\w/),
      examples: [expect.objectContaining({ bad: expect.any(String) })],
    });
  });

  it('preview a policy for those who may', async () => {
    const { body } = await invoke('preview-container-policy', {
      policy: { line: 1 },
    }).expect(200);
    expect(body.output).toMatchObject({ services: 2, noLongerBelow: 2 });
    const wrong = await invoke('preview-container-policy', {
      policy: { rules: { 'no/such': { enabled: false } } },
    }).expect(400);
    expect(wrong.body.error.message).toContain('no/such');

    permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    await invoke('preview-container-policy', { policy: {} }).expect(403);
  });

  it('leave no trace of a service that the caller may not see', async () => {
    const hidden = await invoke(
      'get-container-scorecard',
      { entityRef: 'component:default/secret' },
      EVE,
    ).expect(404);
    expect(hidden.body.error.message).toBe(
      'There is no scorecard for component:default/secret',
    );
    for (const [name, input] of [
      ['list-failing-services', {}],
      ['list-failing-services', { rule: FAILS }],
      ['preview-container-policy', { policy: { line: 1 } }],
    ] as const) {
      const { body } = await invoke(name, input, EVE).expect(200);
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(body.output.totalItems ?? body.output.services).toBe(1);
    }
  });
});
