/**
 * Entity card, entity page and pages of the organisation, for the new frontend system.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { ContainerScorecardClient } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { containerScorecardApiRef } from './api';
import { PlimsollIcon } from './components/PlimsollMark';
import {
  adoptGoldenPathRouteRef,
  createFromTemplateRouteRef,
  organisationRouteRef,
  rootRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: containerScorecardApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ContainerScorecardClient({ fetchApi }),
    }),
});

const entityCard = EntityCardBlueprint.make({
  name: 'scorecard',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/ScorecardCard').then(m => <m.ScorecardCard />),
  },
});

const reportCard = EntityCardBlueprint.make({
  name: 'report',
  params: {
    type: 'content',
    filter: { kind: { $in: ['group', 'system', 'domain'] } },
    loader: () => import('./components/ReportCard').then(m => <m.ReportCard />),
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'scorecard',
  params: {
    path: '/containers',
    title: 'Containers',
    icon: <PlimsollIcon />,
    routeRef: rootRouteRef,
    filter: { kind: 'component' },
    loader: () =>
      import('./components/ScorecardPage').then(m => <m.ScorecardPage />),
  },
});

const page = PageBlueprint.make({
  params: {
    path: '/container-scorecard',
    title: 'Container scorecard',
    icon: <PlimsollIcon />,
    routeRef: organisationRouteRef,
    loader: () =>
      import('./components/org').then(m => (
        <m.OrganisationContent standAlone />
      )),
  },
});

const searchResultListItem = SearchResultListItemBlueprint.make({
  params: {
    icon: <PlimsollIcon />,
    predicate: ({ type }) => type === 'container-scorecard',
    component: () =>
      import('./components/SearchResultListItem').then(
        m => m.SearchResultListItem,
      ),
  },
});

const searchFilterResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: 'container-scorecard',
    name: 'Container scorecards',
    icon: <PlimsollIcon />,
  },
});

/**
 * The container scorecard in the new frontend system.
 *
 * @public
 */
const containerScorecardPlugin = createFrontendPlugin({
  pluginId: 'container-scorecard',
  title: 'Container scorecard',
  icon: <PlimsollIcon />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, organisation: organisationRouteRef },
  externalRoutes: {
    createFromTemplate: createFromTemplateRouteRef,
    adoptGoldenPath: adoptGoldenPathRouteRef,
  },
  extensions: [
    api,
    entityCard,
    reportCard,
    entityContent,
    page,
    searchResultListItem,
    searchFilterResultType,
  ],
});

export { containerScorecardTranslationRef } from './translation';
export default containerScorecardPlugin;
