import { mockCredentials } from '@backstage/backend-test-utils';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import {
  asDescribed,
  DESCRIBED_ROUTES,
  describedRoute,
  differences,
} from './__testUtils__/described';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const BASE = '/api/container-scorecard';
const ONE = '/scorecards/by-entity/component/default/web';
const OWNER = 'user:default/ann';
const IN_A_MONTH = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

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
    const asked = new Set<string>();
    const note = (method: string, route: string) =>
      asked.add(String(describedRoute(method, `${BASE}${route}`)));
    const read = async (route: string) => {
      note('get', route);
      const { body } = await backend.read(route).expect(200);
      return body;
    };
    const write = async (
      route: string,
      body: object,
      status: number,
      user = OWNER,
    ) => {
      note('post', route);
      return (await backend.write(route, body, user).expect(status)).body;
    };
    const some = (list: unknown[]) => expect(list).not.toHaveLength(0);

    some((await read('/scorecards')).items);
    await read('/scorecards.csv');
    some((await read(ONE)).findings);
    some((await read(`${ONE}/history`)).items);
    await read(`${ONE}/gate`);
    some((await read('/overview?days=30')).trend);
    some((await read('/teams?by=owner')).items);
    some((await read('/checks')).items);
    const { items: images } = await read('/images');
    some(images);
    const { reference } = images[0];
    some((await read(`/images/services?reference=${reference}`)).items);
    some((await read('/scopes')).items);
    some((await read('/rules')).items);
    await read('/openapi.json');
    await read('/policy');
    await write('/policy/preview', { policy: {} }, 200);

    const { items: frameworks } = await read('/frameworks');
    const framework = `framework=${frameworks[0].id}`;
    const { controls } = await read(`/compliance?${framework}`);
    await read(`/compliance/services?${framework}&control=${controls[0].id}`);
    await read(`/compliance/exceptions?${framework}`);
    for (const format of ['csv', 'json', 'sarif'])
      await read(`/compliance/export?${framework}&format=${format}`);
    const { id } = await write(
      '/reports',
      { framework: frameworks[0].id },
      201,
    );
    some((await read('/reports')).items);
    await read(`/reports/${id}`);

    const waiver = async () =>
      write(
        '/waivers',
        {
          entityRef: 'component:default/web',
          rule: 'dockerfile/no-latest-tag',
          reason: 'It is replaced next month',
          until: IN_A_MONTH,
        },
        201,
      );
    const decide = async (decision: string, user?: string) => {
      const { id: one } = await waiver();
      return write(
        `/waivers/${one}/${decision}`,
        { reason: 'As we agreed' },
        200,
        user,
      );
    };
    await decide('withdraw');
    await decide('refuse', 'user:default/bob');
    await decide('approve', 'user:default/bob');
    some((await read('/waivers')).items);

    await write(`${ONE}/refresh`, {}, 202);
    note('post', '/hooks/gitea');
    await backend.push({ repository: { html_url: `${forge.url}/acme/web` } });
    const badge = '/badge/component/default/web.svg';
    note('get', badge);
    await asDescribed(request(backend.server).get(`${BASE}${badge}`)).expect(
      200,
    );

    expect([...asked].sort()).toEqual([...DESCRIBED_ROUTES].sort());
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
