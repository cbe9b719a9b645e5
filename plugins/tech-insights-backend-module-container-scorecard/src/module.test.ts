import {
  FactRetriever,
  techInsightsFactRetrieversExtensionPoint,
} from '@backstage-community/plugin-tech-insights-node';
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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// What the facts come from, for real.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import scorecardPlugin from '@plimsoll/backstage-plugin-container-scorecard-backend';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import factsModule from './index';

jest.setTimeout(120_000);

const SERVICES = {
  web: { Dockerfile: 'FROM node:latest\nCMD npm start\n' },
  docs: { 'README.md': 'No container.\n' },
};

describe('facts of the container scorecard', () => {
  let forge: Forge;

  beforeAll(async () => {
    forge = await Forge.start();
    for (const [name, files] of Object.entries(SERVICES)) {
      await forge.createRepository('acme', name, files);
    }
  });

  afterAll(() => forge.stop());

  it('are what the backend says of each service, as the schema has them', async () => {
    const retrievers: Record<string, FactRetriever> = {};
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      extensionPoints: [
        [
          techInsightsFactRetrieversExtensionPoint,
          {
            addFactRetrievers: (added: Record<string, FactRetriever>) =>
              Object.assign(retrievers, added),
          },
        ],
      ],
      features: [
        factsModule,
        scorecardPlugin,
        catalogServiceMock.factory({
          entities: Object.keys(SERVICES).map(name => ({
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name,
              namespace: 'default',
              annotations: {
                'backstage.io/source-location': `url:${forge.url}/acme/${name}/src/branch/main/`,
              },
            },
          })),
        }),
        urlReaderServiceFactory,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitea: [{ host: new URL(forge.url).host, baseUrl: forge.url }],
            },
            containerScorecard: { scan: { checkTimeout: { minutes: 2 } } },
          },
        }),
      ],
    });
    await scheduler.triggerTask('container-scorecard-services');
    await scanned(backend.server);

    const { containerScorecardFactRetriever: retriever } = retrievers;
    const found = await retriever.handler({} as never);
    const of = (name: string) =>
      found.find(({ entity }) => entity.name === name);
    expect(found).toHaveLength(2);
    expect(of('web')).toEqual({
      entity: { kind: 'component', namespace: 'default', name: 'web' },
      facts: {
        scanStatus: 'complete',
        score: expect.any(Number),
        grade: expect.stringMatching(/^[B-F]$/),
        level: 'afloat',
        meetsPolicy: false,
        scannedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        criticalFindings: 0,
        highFindings: 1,
        waivedFailures: 0,
      },
    });
    expect(of('docs')?.facts).toEqual({
      scanStatus: 'not-containerised',
      scannedAt: expect.any(String),
      criticalFindings: 0,
      highFindings: 0,
      waivedFailures: 0,
    });
    expect(Object.keys(of('web')?.facts ?? {}).sort()).toEqual(
      Object.keys(retriever.schema).sort(),
    );
    await backend.stop();
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
