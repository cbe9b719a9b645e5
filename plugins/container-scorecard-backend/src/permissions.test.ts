import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const EVE = 'user:default/eve';
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

describe('permissions', () => {
  let forge: Forge;
  const permissions = mockServices.permissions.mock();
  const audited = mockServices.auditor.mock();
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;

  const readDecision = (decision: PolicyDecision) =>
    permissions.authorizeConditional.mockResolvedValue([decision]);
  const refreshDecision = (
    result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  ) => permissions.authorize.mockResolvedValue([{ result }]);

  beforeAll(async () => {
    forge = await Forge.start();
    const catalog = new TestCatalog();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      catalog.set(
        component(name, `url:${forge.url}/acme/${name}/src/branch/main/`),
      );
    }
    catalog.hidden[EVE] = ['component:default/b', 'component:default/d'];
    backend = await startScorecardBackend({
      forge,
      catalog,
      features: [permissions.factory, audited.factory],
    });
    await backend.sync();
  });

  beforeEach(() => {
    readDecision({ result: AuthorizeResult.ALLOW });
    refreshDecision(AuthorizeResult.ALLOW);
    audited.createEvent.mockReset();
    audited.createEvent.mockResolvedValue({
      success: jest.fn(async () => {}),
      fail: jest.fn(async () => {}),
    });
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  const titles = (body: { items: { title: string }[] }) =>
    body.items.map(({ title }) => title).join('');

  it('shows all services in a list to those who may read every entity', async () => {
    const { body } = await backend.list().expect(200);
    expect(titles(body)).toBe('abcde');
    expect(body.totalItems).toBe(5);
  });

  it('shows and counts none to those who may read no entity', async () => {
    readDecision({ result: AuthorizeResult.DENY });
    const { body } = await backend.list().expect(200);
    expect(body).toEqual({ items: [], totalItems: 0, pageInfo: {} });
  });

  it('shows and counts only the entities that the catalog shows to the caller', async () => {
    readDecision(conditional);
    const { body } = await backend.list('', EVE).expect(200);
    expect(titles(body)).toBe('ace');
    expect(body.totalItems).toBe(3);
    expect((await backend.list('?text=b', EVE)).body).toEqual({
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
  });

  it('pages without a trace of what the caller may not see', async () => {
    readDecision(conditional);
    let query = '?limit=1';
    const pages: string[] = [];
    for (;;) {
      const { body } = await backend.list(query, EVE).expect(200);
      expect(body.totalItems).toBe(3);
      pages.push(titles(body));
      const { nextCursor } = body.pageInfo;
      if (!nextCursor) break;
      const inside = Buffer.from(nextCursor, 'base64url').toString();
      expect(inside).not.toMatch(/component:default\/[bd]/);
      query = `?limit=1&cursor=${nextCursor}`;
    }
    expect(pages.join('')).toBe('ace');

    // A cursor of somebody who sees more shows nothing more to somebody who sees less.
    readDecision({ result: AuthorizeResult.ALLOW });
    const { body: all } = await backend.list('?limit=1').expect(200);
    readDecision(conditional);
    const { body } = await backend
      .list(`?limit=5&cursor=${all.pageInfo.nextCursor}`, EVE)
      .expect(200);
    expect(titles(body)).toBe('ce');
  });

  it('answers the same for a service that is hidden and for one that does not exist', async () => {
    const hidden = await backend.get('b', EVE).expect(404);
    const missing = await backend.get('x', EVE).expect(404);
    expect(hidden.body.error.message).toBe(
      'There is no scorecard for component:default/b',
    );
    expect(missing.body.error.message).toBe(
      'There is no scorecard for component:default/x',
    );
    await backend.get('b').expect(200);
    await backend.refresh('b', EVE).expect(404);
  });

  it('lets nobody ask for a scan without the permission, and has each attempt audited', async () => {
    refreshDecision(AuthorizeResult.DENY);
    const { body } = await backend.refresh('a').expect(403);
    expect(body.error.message).toContain('container-scorecard.refresh');
    expect(audited.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'scorecard-refresh',
        severityLevel: 'medium',
        meta: { entityRef: 'component:default/a' },
      }),
    );
    const [denied] = await Promise.all(
      audited.createEvent.mock.results.map(({ value }) => value),
    );
    expect(denied.fail).toHaveBeenCalledTimes(1);

    refreshDecision(AuthorizeResult.ALLOW);
    await backend.refresh('a').expect(202);
    const [, allowed] = await Promise.all(
      audited.createEvent.mock.results.map(({ value }) => value),
    );
    expect(allowed.success).toHaveBeenCalledTimes(1);
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({
            name: 'container-scorecard.refresh',
          }),
        },
      ],
      expect.anything(),
    );
  });
});
