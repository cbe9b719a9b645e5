import {
  ApiBlueprint,
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ContainerScorecardApi } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { containerScorecardApiRef } from '../api';
import plugin from '../alpha';
import { fakeApi } from '../__fixtures__/fakeApi';
import { organisation } from '../__fixtures__/organisation';

/** The address, for tests to look at. */
function Address(): ReactElement {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Opens a page of the organisation in an app of the new frontend system, with a backend in memory. */
export function renderOrganisation(
  path: string,
  options: {
    more?: Partial<ContainerScorecardApi>;
    services?: number;
    may?: boolean;
    fetch?: typeof fetch;
  } = {},
): { container: HTMLElement; api: ContainerScorecardApi } {
  const calls = {
    ...organisation(Date.now(), options.services ?? 240),
    ...options.more,
  };
  const { api } = fakeApi({ more: calls });
  const { container } = renderTestApp({
    features: [
      catalogPlugin,
      plugin,
      createFrontendModule({
        pluginId: 'container-scorecard',
        extensions: [
          ApiBlueprint.make({
            params: defineParams =>
              defineParams({
                api: containerScorecardApiRef,
                deps: {},
                factory: () => api,
              }),
          }),
        ],
      }),
    ],
    extensions: [
      AppRootElementBlueprint.make({
        name: 'address',
        params: { element: <Address /> },
      }),
    ],
    initialRouteEntries: [`/container-scorecard${path}`],
    apis: [
      catalogApiMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'one', tags: ['java'] },
            spec: { type: 'service', lifecycle: 'production' },
          },
        ],
      }),
      mockApis.permission({
        authorize:
          options.may ?? true ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }),
      mockApis.storage(),
      ...(options.fetch
        ? [
            mockApis.fetch({
              baseImplementation: options.fetch,
              resolvePluginProtocol: { discoveryApi: mockApis.discovery() },
            }),
          ]
        : []),
    ],
  });
  return { container, api };
}
