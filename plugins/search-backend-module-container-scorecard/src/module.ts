import {
  AuthService,
  coreServices,
  createBackendModule,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { ContainerScorecardClient } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { readLocationTemplate, readSchedule } from './config';
import { ContainerScorecardCollatorFactory } from './ContainerScorecardCollatorFactory';

/**
 * Adds the container scorecards to the index of the search.
 *
 * @public
 */
export const searchModuleContainerScorecardCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'container-scorecard-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
          factory: new ContainerScorecardCollatorFactory({
            api: new ContainerScorecardClient({
              fetchApi: { fetch: fetchAsService(auth, discovery) },
            }),
            locationTemplate: readLocationTemplate(config),
          }),
        });
      },
    });
  },
});

/** `fetch` for `plugin://` addresses, as the search itself: what a user may see is decided when the user searches. */
function fetchAsService(
  auth: AuthService,
  discovery: DiscoveryService,
): typeof fetch {
  return async (input, init) => {
    const { hostname, pathname, search } = new URL(String(input));
    const base = await discovery.getBaseUrl(hostname);
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: hostname,
    });
    return fetch(`${base}${pathname}${search}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}` },
    });
  };
}
