import {
  AuthService,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ContainerScorecardApi,
  ContainerScorecardClient,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/**
 * The container scorecard backend, for other plugins of the backend.
 *
 * It is asked as the plugin itself, which may read every service: who may see what comes of it is for that plugin to
 * decide. What takes a user, such as waivers, is refused with 403.
 *
 * @public
 */
export const containerScorecardServiceRef =
  createServiceRef<ContainerScorecardApi>({
    id: 'container-scorecard.client',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        factory: ({ auth, discovery }) =>
          new ContainerScorecardClient({
            fetchApi: { fetch: fetchAsPlugin(auth, discovery) },
          }),
      }),
  });

/** `fetch` for `plugin://` addresses, with the credentials of the plugin that asks. */
function fetchAsPlugin(
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
