import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Forge } from '@plimsoll/forge';
import request, { Response } from 'supertest';
import openApi from './openapi/openapi.json';
import { asDescribed } from './__testUtils__/described';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(180_000);

const BASE = '/api/container-scorecard';
const OWNER = 'user:default/ann';
const EVE = 'user:default/eve';
/** In all that only those may see who may see the service. */
const MARK = /zephyr/i;

interface Operation {
  security?: unknown[];
  parameters?: Array<{ name: string; in: string; required?: boolean }>;
}

interface Route {
  name: string;
  method: 'get' | 'post';
  path: string;
  /** Nobody has to say who they are. */
  isOpen: boolean;
  /** Something is done in the name of a person. */
  isPersonal: boolean;
  query: string[];
}

/** Whatever the description has; a route that is new is among them. */
const ROUTES: Route[] = Object.entries(openApi.paths).flatMap(
  ([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Route => {
      const { security, parameters = [] }: Operation = operation;
      return {
        name: `${method} ${path}`,
        method: method === 'get' ? 'get' : 'post',
        path,
        isOpen: security?.length === 0,
        isPersonal: method === 'post' && /^\/(waivers|reports)/.test(path),
        query: parameters
          .filter(one => one.in === 'query' && one.required)
          .map(({ name }) => name),
      };
    }),
);

describe('every route', () => {
  let forge: Forge;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;
  const permissions = mockServices.permissions.mock();
  /** What fills the holes of paths and queries. */
  const values: Record<string, string> = {
    ...{ kind: 'component', namespace: 'default', name: 'web' },
    ...{ format: 'json', reference: 'zephyr.example/base:1' },
  };
  let body: object;
  /** What Eve may: nothing, unless a test says otherwise. */
  let eve: { reads: AuthorizeResult; acts: AuthorizeResult } = {
    reads: AuthorizeResult.DENY,
    acts: AuthorizeResult.DENY,
  };

  beforeAll(async () => {
    forge = await Forge.start();
    await forge.createRepository('acme', 'zephyr', {
      'web/Dockerfile': 'FROM zephyr.example/base:1\nRUN sudo make zephyr\n',
    });
    const catalog = new TestCatalog();
    const entities = [
      {
        ...component(
          'web',
          `url:${forge.url}/acme/zephyr/src/branch/main/web/`,
          {
            title: 'Zephyr',
            spec: { owner: 'zephyr-team', system: 'zephyr-system' },
          },
        ),
        relations: [{ type: 'ownedBy', targetRef: OWNER }],
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'zephyr-system', namespace: 'default' },
        spec: { owner: 'zephyr-team' },
      },
    ];
    catalog.set(...entities);
    catalog.hidden[EVE] = [
      'component:default/web',
      'system:default/zephyr-system',
    ];
    const isEve = (options: unknown) => JSON.stringify(options).includes(EVE);
    permissions.authorize.mockImplementation(async (asked, options) =>
      asked.map(() => ({
        result:
          isEve(options) && eve.acts === AuthorizeResult.DENY
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    permissions.authorizeConditional.mockImplementation(
      async (asked, options) =>
        asked.map(() => {
          if (!isEve(options)) return { result: AuthorizeResult.ALLOW };
          return eve.reads === AuthorizeResult.CONDITIONAL
            ? {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: {
                  rule: 'IS_ENTITY_OWNER',
                  resourceType: 'catalog-entity',
                  params: { claims: [EVE] },
                },
              }
            : { result: AuthorizeResult.DENY };
        }),
    );
    backend = await startScorecardBackend({
      forge,
      catalog,
      config: { badges: 'public' },
      features: [permissions.factory],
    });
    await backend.sync();
    await backend.until('web', ({ status }) => status === 'complete');
    await backend.trigger('container-scorecard-reports');

    const { body: frameworks } = await backend.read('/frameworks');
    values.framework = frameworks.items[0].id;
    const { body: report } = await backend.read(
      `/compliance?framework=${values.framework}`,
    );
    values.control = report.controls[0].id;
    const until = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000)
      .toISOString()
      .slice(0, 10);
    const waiver = {
      entityRef: 'component:default/web',
      rule: 'dockerfile/no-sudo',
      reason: 'Zephyr needs it for a while',
      until,
    };
    const asked = await backend.write('/waivers', waiver, OWNER).expect(201);
    const frozen = await backend
      .write('/reports', { framework: values.framework }, OWNER)
      .expect(201);
    values.waiver = asked.body.id;
    values.report = frozen.body.id;
    // Each route takes its own part of it, or says that it cannot; it has to look at who asks first.
    body = waiver;
  });

  afterAll(async () => {
    await backend.stop();
    await forge.stop();
  });

  const bodyOf = ({ path }: Route): object => {
    if (path === '/waivers') return body;
    if (path === '/reports') return { framework: values.framework };
    if (path === '/policy/preview') return { policy: { line: 1 } };
    return path.startsWith('/waivers/') ? { reason: 'No' } : {};
  };
  const urlOf = ({ path, query }: Route) => {
    const id = path.startsWith('/waivers') ? values.waiver : values.report;
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(name === 'id' ? id : values[name] ?? 'x'),
    );
    const parameters = query.map(
      name => `${name}=${encodeURIComponent(values[name] ?? 'x')}`,
    );
    return `${BASE}${filled}?${parameters.join('&')}`;
  };
  const ask = (route: Route, authorization: string): Promise<Response> => {
    const { method } = route;
    const test = request(backend.server)
      [method](urlOf(route))
      .set('authorization', authorization)
      .buffer(true);
    return asDescribed(method === 'post' ? test.send(bodyOf(route)) : test);
  };
  /** What is said in an answer; an error repeats the address that was asked for. */
  const everything = ({ headers, text, body: parsed }: Response) =>
    `${JSON.stringify(headers)} ${(text ?? '').replace(
      /"request":\{[^{}]*\}/,
      '',
    )} ${Buffer.isBuffer(parsed) ? parsed : ''}`;

  it('is asked here', () => {
    expect(ROUTES.length).toBeGreaterThan(30);
    expect(
      ROUTES.filter(({ isOpen }) => isOpen).map(({ name }) => name),
    ).toEqual([
      'get /badge/{kind}/{namespace}/{name}.svg',
      'post /hooks/gitea',
    ]);
  });

  it.each([
    ['nobody', mockCredentials.none.header()],
    ['a user whose token is not good', mockCredentials.user.invalidHeader()],
    [
      'a service whose token is not good',
      mockCredentials.service.invalidHeader(),
    ],
  ])('tells nothing to %s', async (_, authorization) => {
    for (const route of ROUTES.filter(({ isOpen }) => !isOpen)) {
      const answer = await ask(route, authorization);
      expect([route.name, answer.status]).toEqual([route.name, 401]);
      expect(everything(answer)).not.toMatch(MARK);
    }
  });

  it('that needs no token tells nothing but what its own signature or switch is for', async () => {
    for (const route of ROUTES.filter(({ isOpen }) => isOpen)) {
      const answer = await ask(route, mockCredentials.none.header());
      expect([route.name, answer.status]).toEqual([
        route.name,
        route.method === 'get' ? 200 : 401,
      ]);
      expect(everything(answer)).not.toMatch(MARK);
    }
  });

  it.each([
    [AuthorizeResult.DENY, AuthorizeResult.DENY],
    [AuthorizeResult.DENY, AuthorizeResult.ALLOW],
    [AuthorizeResult.CONDITIONAL, AuthorizeResult.DENY],
    [AuthorizeResult.CONDITIONAL, AuthorizeResult.ALLOW],
  ])(
    'has no trace of the service for who may read nothing (%s) and do: %s',
    async (reads, acts) => {
      eve = { reads, acts };
      for (const route of ROUTES) {
        const answer = await ask(route, mockCredentials.user.header(EVE));
        expect([route.name, answer.status < 500]).toEqual([route.name, true]);
        expect([route.name, MARK.exec(everything(answer))?.[0]]).toEqual([
          route.name,
          undefined,
        ]);
      }
    },
  );

  it('answers other services, but does nothing in the name of a person for them', async () => {
    let told = 0;
    for (const route of ROUTES.filter(({ isOpen }) => !isOpen)) {
      const answer = await ask(route, mockCredentials.service.header());
      const isAnswered = answer.status === 200 || answer.status === 202;
      expect([route.name, isAnswered ? 200 : answer.status]).toEqual([
        route.name,
        route.isPersonal ? 403 : 200,
      ]);
      if (MARK.test(everything(answer))) told += 1;
    }
    // So that what is not found above would have been there to find.
    expect(told).toBeGreaterThan(10);
  });

  it('tells the owner what is there', async () => {
    const answers = new Map<string, number>();
    for (const route of ROUTES.filter(({ isOpen }) => !isOpen)) {
      const { status } = await ask(route, mockCredentials.user.header(OWNER));
      answers.set(route.name, status);
    }
    // Who asks for a waiver cannot decide on it, and can ask for it once.
    expect([...answers].filter(([, status]) => status >= 400)).toEqual([
      ['post /waivers', 409],
      ['post /waivers/{id}/approve', 403],
      ['post /waivers/{id}/refuse', 403],
    ]);
  });
});
