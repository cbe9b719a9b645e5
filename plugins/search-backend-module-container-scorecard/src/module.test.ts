import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
// What the module reads from, for real.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import scorecardPlugin from '@plimsoll/backstage-plugin-container-scorecard-backend';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import searchModule from './index';

jest.setTimeout(120_000);

const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';
const SERVICES = {
  storefront: { Dockerfile: POOR },
  warehouse: { Dockerfile: `${POOR}USER 10001\n` },
  handbook: { 'README.md': 'No container.\n' },
};

/** Search, scorecards and a catalog in which the user `user:default/guest` may read everything but the warehouse. */
async function start(forge: Forge, collator: object = {}) {
  const scheduler = mockServices.scheduler();
  const entities = Object.keys(SERVICES).map(
    (name): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: {
          'backstage.io/source-location': `url:${forge.url}/acme/${name}/src/branch/main/`,
        },
      },
      spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
    }),
  );
  const backend = await startTestBackend({
    features: [
      searchPlugin,
      searchModule,
      scorecardPlugin,
      catalogServiceMock.factory({ entities }),
      urlReaderServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.permissions.mock({
        authorizeConditional: async (asked, { credentials } = {} as any) =>
          asked.map(() =>
            isGuest(credentials)
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'catalog',
                  resourceType: 'catalog-entity',
                  conditions: {
                    rule: 'NOT_THE_WAREHOUSE',
                    resourceType: 'catalog-entity',
                    params: {},
                  },
                }
              : { result: AuthorizeResult.ALLOW },
          ),
        authorize: async (asked, { credentials } = {} as any) =>
          asked.map(one => ({
            result:
              isGuest(credentials) &&
              'resourceRef' in one &&
              one.resourceRef === 'component:default/warehouse'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          integrations: {
            gitea: [{ host: new URL(forge.url).host, baseUrl: forge.url }],
          },
          containerScorecard: { scan: { checkTimeout: { minutes: 2 } } },
          search: { collators: { containerScorecard: collator } },
        },
      }),
    ],
  });
  return {
    backend,
    scheduler,
    find: async (term: string, user = 'user:default/admin') => {
      const { body } = await request(backend.server)
        .get('/api/search/query')
        .query({ term })
        .set('authorization', mockCredentials.user.header(user))
        .expect(200);
      return body.results.map(({ type, document }: any) => ({
        type,
        ...document,
      }));
    },
  };
}

const isGuest = (credentials: unknown) =>
  JSON.stringify(credentials ?? {}).includes('user:default/guest');

describe('search module of the container scorecard', () => {
  let forge: Forge;
  let search: Awaited<ReturnType<typeof start>>;

  const startIndexed = async (collator?: object) => {
    search = await start(forge, collator);
    await search.scheduler.triggerTask('container-scorecard-services');
    await scanned(search.backend.server);
    await search.scheduler.triggerTask('search_index_container_scorecard');
  };

  beforeEach(async () => {
    forge = await Forge.start();
    for (const [name, files] of Object.entries(SERVICES)) {
      await forge.createRepository('acme', name, files);
    }
  });

  afterEach(async () => {
    await search?.backend.stop();
    await forge.stop();
  });

  it('finds services by what they are called, where they stand and what they fail', async () => {
    await startIndexed();
    const [storefront] = await search.find('storefront');
    expect(storefront).toEqual({
      type: 'container-scorecard',
      title: 'storefront: container scorecard',
      text: expect.stringMatching(
        /^Score \d+ of 100, grade [B-F], .*below the line\. Open findings: .*high.*\. To do: .*user.*\.$/,
      ),
      location: '/catalog/default/component/storefront/containers',
      entityRef: 'component:default/storefront',
      owner: 'group:default/team-a',
      system: '',
      lifecycle: 'production',
      componentType: 'service',
      grade: expect.stringMatching(/^[B-F]$/),
      level: expect.any(String),
    });

    const refs = async (term: string) =>
      (await search.find(term)).map((found: any) => found.entityRef).sort();
    expect(await refs('containerised')).toEqual(['component:default/handbook']);
    expect(await refs('afloat')).toEqual(['component:default/storefront']);
    // What both fail, and what only the storefront does.
    expect(await refs('healthy')).toEqual([
      'component:default/storefront',
      'component:default/warehouse',
    ]);
    const [warehouse] = await search.find('warehouse');
    expect(warehouse.text).not.toMatch(/user/);
  });

  it('leaves no trace of a service to who may not read it', async () => {
    await startIndexed();
    const refs = async (term: string) =>
      (await search.find(term, 'user:default/guest')).map(
        (found: any) => found.entityRef,
      );
    expect(await refs('warehouse')).toEqual([]);
    expect(await refs('healthy')).toEqual(['component:default/storefront']);
    expect(await search.find('warehouse')).toHaveLength(1);
  });

  it('leads to where the config says', async () => {
    await startIndexed({ locationTemplate: '/at/:kind/:namespace/:name' });
    expect(await search.find('storefront')).toMatchObject([
      { location: '/at/component/default/storefront' },
    ]);
  });

  it('says which key is wrong when the schedule is none', async () => {
    await expect(
      start(forge, { schedule: { frequency: 'now and then' } }),
    ).rejects.toThrow('search.collators.containerScorecard.schedule');
  });
});

/** Waits until every service has been looked at. */
async function scanned(server: Parameters<typeof request>[0]) {
  const deadline = Date.now() + 100_000;
  while (Date.now() < deadline) {
    const { body } = await request(server)
      .get('/api/container-scorecard/scorecards')
      .set('authorization', mockCredentials.user.header());
    const done = body.items.filter((item: any) => item.status !== 'waiting');
    if (done.length === Object.keys(SERVICES).length) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('The services were not scanned in time');
}
