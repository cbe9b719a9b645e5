import { mockCredentials } from '@backstage/backend-test-utils';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import {
  asDescribed,
  DESCRIBED_ROUTES,
  differences,
} from './__testUtils__/described';
import { askEveryRoute } from './__testUtils__/everyRoute';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const BASE = '/api/container-scorecard';
const ONE = '/scorecards/by-entity/component/default/web';
const OWNER = 'user:default/ann';

/**
 * Every request of these tests and of those beside it is held against the description as it is made. Here, each route
 * is asked where there is something to tell, so that the lists are not empty.
 */
describe('the description of the REST API', () => {
  let forge: Forge;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;

  beforeAll(async () => {
    forge = await Forge.start();
    await forge.createRepository('acme', 'web', {
      Dockerfile: 'FROM node:latest\nCMD npm start\n',
      '.github/workflows/a.yml': 'on: push\n',
    });
    const catalog = new TestCatalog();
    catalog.set(
      {
        ...component('web', `url:${forge.url}/acme/web/src/branch/main/`, {
          title: 'The Web',
          spec: { system: 'shop', lifecycle: 'production' },
        }),
        relations: [{ type: 'ownedBy', targetRef: OWNER }],
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'shop', namespace: 'default' },
        spec: { owner: 'x', domain: 'retail' },
      },
    );
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: { badges: 'public' },
    });
    await backend.sync();
    await backend.until('web', ({ status }) => status === 'complete');
    await backend.trigger('container-scorecard-reports');
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  it('is true of every route', async () => {
    const answers = await askEveryRoute(backend, {
      service: 'web',
      rule: 'dockerfile/no-latest-tag',
      forgeUrl: forge.url,
    });
    const asked = new Set(answers.map(({ route }) => route));
    expect([...asked].sort()).toEqual([...DESCRIBED_ROUTES].sort());
    // Anything is true of an empty list.
    const told = answers
      .filter(({ response: { body } }) =>
        (body.items ?? body.trend ?? ['one']).some(Boolean),
      )
      .map(({ route }) => route);
    expect([...asked].filter(route => !told.includes(route))).toEqual([]);
  });

  it('is true of what is refused', async () => {
    const answers = await Promise.all([
      backend.read('/scorecards?limit=0'),
      backend.get('nothing'),
      asDescribed(
        request(backend.server)
          .get(`${BASE}/rules`)
          .set('authorization', mockCredentials.none.header()),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 401]);
  });

  it('would be found not to be true', () => {
    const answer = {
      method: 'GET',
      url: `${BASE}${ONE}/gate?x=1`,
      status: 200,
      type: 'application/json',
      body: {},
    };
    const told = (more: object) => differences({ ...answer, ...more }).join();
    expect(told({})).toContain('must have required property');
    expect(told({ status: 302 })).toContain('302, which is not described');
    expect(told({ type: 'text/html' })).toContain('as text/html');
    expect(told({ url: `${BASE}/more` })).toContain('is not described');
    const queued = {
      url: `${BASE}${ONE}/refresh`,
      method: 'POST',
      status: 202,
    };
    expect(told({ ...queued, body: { status: 'queued' } })).toBe('');
    expect(told({ ...queued, body: { status: 'q' } })).toContain(
      '/status must',
    );
    expect(told({ ...queued, body: { status: 'queued', at: 1 } })).toContain(
      'must NOT have additional properties {"additionalProperty":"at"}',
    );
  });
});
