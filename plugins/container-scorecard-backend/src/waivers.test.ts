import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(180_000);

const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
const EVE = 'user:default/eve';
const RULE = 'dockerfile/no-latest-tag';

const inDays = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

describe('waivers', () => {
  let forge: Forge;
  let catalog: TestCatalog;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock();
  /** Who has which permission; asking is everybody's. */
  const deciders = new Set<string>();

  beforeEach(async () => {
    deciders.clear();
    deciders.add(BOB);
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    permissions.authorize.mockImplementation(async (requests, options) => {
      const { principal } = Object(options?.credentials);
      return requests.map(({ permission }) => ({
        result:
          permission.name === 'container-scorecard.waiver.decide' &&
          !deciders.has(principal.userEntityRef)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }));
    });
    auditor.createEvent.mockResolvedValue({
      success: async () => {},
      fail: async () => {},
    });
    forge = await Forge.start();
    catalog = new TestCatalog();
    await forge.createRepository('acme', 'web', {
      Dockerfile: 'FROM node:latest\nUSER 10001\n',
      'debug/Dockerfile': 'FROM node:latest\nUSER 10001\n',
    });
    catalog.set({
      ...component('web', `url:${forge.url}/acme/web/src/branch/main/`),
      relations: [{ type: 'ownedBy', targetRef: ANN }],
    });
    catalog.hidden[EVE] = ['component:default/web'];
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: { waivers: { longestDays: 100 } },
      features: [permissions.factory, auditor.factory],
    });
    await backend.sync();
    await backend.until('web', ({ status }) => status === 'complete');
  });

  afterEach(async () => {
    await backend.stop();
    await forge.stop();
  });

  const request = (more: object = {}) => ({
    entityRef: 'component:default/web',
    rule: RULE,
    reason: 'The base image is replaced next month',
    until: inDays(30),
    ...more,
  });
  const ask = (more: object = {}, user = ANN) =>
    backend.write('/waivers', request(more), user);
  const decide = (id: string, what: string, user: string, body: object = {}) =>
    backend.write(`/waivers/${id}/${what}`, body, user);
  const outcome = async () => {
    const { body } = await backend.get('web');
    return body.outcomes.find(({ rule }: { rule: string }) => rule === RULE);
  };

  it('goes from asked over active to withdrawn, and the score with it', async () => {
    const { body: before } = await backend.get('web');
    const { body: asked } = await ask().expect(201);
    expect(asked).toMatchObject({
      state: 'asked',
      title: 'web',
      askedBy: ANN,
      findings: 2,
      endsSoon: false,
      may: { decide: false, withdraw: true },
    });
    expect((await outcome()).state).toBe('fail');

    const { body: approved } = await decide(asked.id, 'approve', BOB).expect(
      200,
    );
    expect(approved).toMatchObject({
      state: 'active',
      decidedBy: BOB,
      findings: 2,
    });
    expect(await outcome()).toMatchObject({
      state: 'waived',
      reason: `Accepted until ${inDays(
        30,
      )}: The base image is replaced next month`,
    });
    const { body: waived } = await backend.get('web');
    expect(waived.waived).toBe(1);
    expect(waived.score).toBeGreaterThan(before.score);
    expect(
      waived.findings.filter((one: { waiver: string }) => one.waiver),
    ).toHaveLength(2);

    const { body: ended } = await decide(asked.id, 'withdraw', ANN, {
      reason: 'Too risky',
    }).expect(200);
    expect(ended).toMatchObject({ decidedBy: ANN, approvedBy: BOB });
    expect((await outcome()).state).toBe('fail');
    const { body: history } = await backend.read(
      '/scorecards/by-entity/component/default/web/history',
    );
    expect(
      history.items.map(({ causes }: { causes: string[] }) => causes.join()),
    ).toEqual(['first', 'first', 'waiver', 'waiver']);
    expect(history.items[2].gone).toHaveLength(2);
    expect(history.items[3].added).toHaveLength(2);
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
    ).toEqual(
      expect.arrayContaining([
        'waiver-ask',
        'waiver-approve',
        'waiver-withdraw',
      ]),
    );
  });

  it('holds for some files only, and the rule fails for the others', async () => {
    const { body } = await ask({ path: 'debug/**' }).expect(201);
    expect(body.findings).toBe(1);
    await decide(body.id, 'approve', BOB).expect(200);
    expect((await outcome()).state).toBe('fail');
    const { body: scorecard } = await backend.get('web');
    expect(
      scorecard.findings
        .filter(({ waiver }: { waiver?: string }) => waiver === body.id)
        .map(({ file }: { file: string }) => file),
    ).toEqual(['debug/Dockerfile']);
  });

  it('is decided by somebody else than who asked, and only by who may', async () => {
    deciders.add(ANN);
    const { body } = await ask().expect(201);
    const own = await decide(body.id, 'approve', ANN).expect(403);
    expect(own.body.error.message).toContain('somebody else has to');
    deciders.delete(ANN);
    await decide(body.id, 'approve', ANN).expect(403);
    await decide(body.id, 'refuse', BOB).expect(400);
    await decide(body.id, 'refuse', BOB, { reason: 'No' }).expect(200);
    await decide(body.id, 'approve', BOB).expect(409);
    const { body: list } = await backend.read('/waivers', BOB).expect(200);
    expect(list.items).toMatchObject([
      { state: 'refused', decisionReason: 'No', may: { decide: false } },
    ]);
    await ask().expect(201);
  });

  it('is asked for by owners only, once, with a reason and an end', async () => {
    const wrong = async (more: object, status: number, user = ANN) => {
      const { body } = await ask(more, user).expect(status);
      return body.error.message as string;
    };
    expect(await wrong({}, 403, 'user:default/zoe')).toContain('its owners');
    expect(await wrong({}, 404, EVE)).toContain('may not see');
    expect(await wrong({ entityRef: 'component:default/no' }, 404)).toContain(
      'There is no service',
    );
    expect(await wrong({ rule: 'no/rule' }, 400)).toContain('rule:');
    expect(await wrong({ rule: 'dockerfile/user-required' }, 400)).toContain(
      'no open finding',
    );
    expect(await wrong({ path: 'other/*' }, 400)).toContain('path:');
    expect(await wrong({ path: '*'.repeat(9) }, 400)).toContain('eight stars');
    expect(await wrong({ reason: 'short' }, 400)).toContain('reason');
    expect(await wrong({ until: inDays(0) }, 400)).toContain('tomorrow');
    expect(await wrong({ until: inDays(101) }, 400)).toContain('100 days');
    expect(await wrong({ until: '2027-02-31' }, 400)).toContain('until');
    await ask().expect(201);
    expect(await wrong({}, 409)).toContain('already');
    await ask({ path: 'debug/**' }).expect(201);
    const { body } = await backend.read(
      '/waivers?entityRef=component:default/web',
      ANN,
    );
    expect(body).toMatchObject({ mayAsk: true, items: [{}, {}] });
  });

  it('shows nothing to who may not read the service', async () => {
    const { body: asked } = await ask().expect(201);
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
    deciders.add(EVE);
    const { body } = await backend.read('/waivers', EVE).expect(200);
    expect(body.items).toEqual([]);
    await decide(asked.id, 'approve', EVE).expect(404);
    await backend.read('/waivers?scope=group:default/none', EVE).expect(404);
  });
});
