import { createHmac } from 'node:crypto';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Forge } from '@plimsoll/forge';
import request from 'supertest';
import plugin from '../index';
import { asDescribed } from './described';
import { TestCatalog } from './TestCatalog';

const BASE = '/api/container-scorecard';
const SECRET = 'not-a-real-secret';

/** A backend with the plugin and a catalog, reading real repositories from a forge with Backstage's own reader. */
export async function startScorecardBackend(options: {
  forge: Pick<Forge, 'url'>;
  catalog: TestCatalog;
  config?: object;
  features?: BackendFeature[];
}) {
  const { forge, catalog } = options;
  const scheduler = mockServices.scheduler();
  const events = mockServices.events();
  const signals = { publish: jest.fn(async () => {}) };
  const backend = await startTestBackend({
    features: [
      plugin,
      catalog.factory(),
      urlReaderServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => signals,
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            gitea: [{ host: new URL(forge.url).host, baseUrl: forge.url }],
          },
          containerScorecard: {
            webhook: { gitea: { secret: SECRET } },
            // No test is about how fast the machine is.
            scan: { checkTimeout: { minutes: 2 } },
            ...options.config,
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const { server } = backend;

  const as = (user: string | undefined) =>
    user
      ? mockCredentials.user.header(user)
      : mockCredentials.user.header('user:default/mock');
  const path = (name: string) =>
    `${BASE}/scorecards/by-entity/component/default/${name}`;

  /** Requests as users make them. Every answer has to be one that the description of the API knows. */
  const send = (method: 'get' | 'post', url: string, user?: string) =>
    asDescribed(request(server)[method](url).set('authorization', as(user)));
  const get = (name: string, user?: string) => send('get', path(name), user);

  return {
    server,
    signals,
    events,
    stop: () => backend.stop(),
    sync: () => scheduler.triggerTask('container-scorecard-services'),
    trigger: (task: string) => scheduler.triggerTask(task),
    /** Any other route. */
    read: (route: string, user?: string) =>
      send('get', `${BASE}${route}`, user),
    write: (route: string, body: object, user?: string) =>
      send('post', `${BASE}${route}`, user).send(body),
    get,
    list: (query = '', user?: string) =>
      send('get', `${BASE}/scorecards${query}`, user),
    refresh: (name: string, user?: string) =>
      send('post', `${path(name)}/refresh`, user),
    rules: () => send('get', `${BASE}/rules`),
    /** A webhook call as Gitea makes it. */
    push: (payload: object, secret = SECRET) => {
      const body = JSON.stringify(payload);
      return asDescribed(
        request(server)
          .post(`${BASE}/hooks/gitea`)
          .set('content-type', 'application/json')
          .set('x-gitea-event', 'push')
          .set(
            'x-gitea-signature',
            createHmac('sha256', secret).update(body).digest('hex'),
          )
          .send(body),
      );
    },
    /** Waits until the scorecard of a service is as it should be. */
    until: async (
      name: string,
      isSo: (scorecard: Scorecard) => boolean,
    ): Promise<Scorecard> => {
      const deadline = Date.now() + 100_000;
      let last: unknown;
      while (Date.now() < deadline) {
        const { body, status } = await get(name);
        last = body;
        if (status === 200 && isSo(body)) return body;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      throw new Error(
        `The scorecard of ${name} did not become what it should, but stayed ${JSON.stringify(
          last,
        ).slice(0, 2000)}`,
      );
    },
  };
}
