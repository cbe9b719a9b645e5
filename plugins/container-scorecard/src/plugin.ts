import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  createSearchResultListItemExtension,
  DefaultResultListItemProps,
} from '@backstage/plugin-search-react';
import { ContainerScorecardClient } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from './api';
import {
  adoptGoldenPathRouteRef,
  createFromTemplateRouteRef,
  organisationRouteRef,
  rootRouteRef,
} from './routes';

/**
 * The container scorecard in the classic frontend system.
 *
 * @public
 */
export const containerScorecardPlugin = createPlugin({
  id: 'container-scorecard',
  routes: { root: rootRouteRef, organisation: organisationRouteRef },
  externalRoutes: {
    createFromTemplate: createFromTemplateRouteRef,
    adoptGoldenPath: adoptGoldenPathRouteRef,
  },
  apis: [
    createApiFactory({
      api: containerScorecardApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ContainerScorecardClient({ fetchApi }),
    }),
  ],
});

/**
 * The scorecard of the entity at hand, for its overview.
 *
 * @public
 */
export const EntityContainerScorecardCard = containerScorecardPlugin.provide(
  createComponentExtension({
    name: 'EntityContainerScorecardCard',
    component: {
      lazy: () =>
        import('./components/ScorecardCard').then(m => m.ScorecardCard),
    },
  }),
);

/**
 * Where the services of the group, system or domain at hand stand, for its overview.
 *
 * @public
 */
export const EntityContainerScorecardReportCard =
  containerScorecardPlugin.provide(
    createComponentExtension({
      name: 'EntityContainerScorecardReportCard',
      component: {
        lazy: () => import('./components/ReportCard').then(m => m.ReportCard),
      },
    }),
  );

/**
 * The page of the entity at hand, for a tab: every check, with its places, reasons and fixes.
 *
 * @public
 */
export const EntityContainerScorecardContent = containerScorecardPlugin.provide(
  createRoutableExtension({
    name: 'EntityContainerScorecardContent',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/ScorecardPage').then(m => m.ScorecardPage),
  }),
);

/**
 * The pages of the organisation, for a route of their own: overview, services, checks, base images, compliance, waivers.
 *
 * @public
 */
export const ContainerScorecardPage = containerScorecardPlugin.provide(
  createRoutableExtension({
    name: 'ContainerScorecardPage',
    mountPoint: organisationRouteRef,
    component: () => import('./components/org').then(m => m.OrganisationPage),
  }),
);

/**
 * A service that was found by its scorecard, for the results of the search.
 *
 * @public
 */
export const ContainerScorecardSearchResultListItem: (
  props: DefaultResultListItemProps,
) => JSX.Element | null = containerScorecardPlugin.provide(
  createSearchResultListItemExtension({
    name: 'ContainerScorecardSearchResultListItem',
    predicate: ({ type }) => type === 'container-scorecard',
    component: () =>
      import('./components/SearchResultListItem').then(
        m => m.SearchResultListItem,
      ),
  }),
);
