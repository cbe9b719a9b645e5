import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  catalogPlugin,
  DefaultEntityPresentationApi,
  EntityLayout,
} from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  entityPresentationApiRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  containerScorecardApiRef,
  ContainerScorecardPage,
  containerScorecardPlugin,
  ContainerScorecardSearchResultListItem,
  EntityContainerScorecardCard,
  EntityContainerScorecardContent,
  isContainerScorecardAvailable,
  isContainerScorecardReportAvailable,
} from '.';
import { fakeApi } from './__fixtures__/fakeApi';
import { organisation } from './__fixtures__/organisation';
import { sampleScorecard } from './__fixtures__/scorecards';
import { entity, ENTITY_REF } from './__testUtils__/renderForEntity';

/** An entity page as an app of the classic system declares it. */
const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <EntityContainerScorecardCard />
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/image"
      title="Image"
      if={isContainerScorecardAvailable}
    >
      <EntityContainerScorecardContent />
    </EntityLayout.Route>
  </EntityLayout>
);

function renderEntityPage(path: string) {
  const { api, answers } = fakeApi({ more: organisation(Date.now(), 30) });
  answers.scorecards.set(
    ENTITY_REF,
    sampleScorecard(Date.now(), { entityRef: ENTITY_REF }),
  );
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [containerScorecardApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [entityPresentationApiRef, DefaultEntityPresentationApi.createLocal()],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
      ]}
    >
      <FlatRoutes>
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {entityPage}
        </Route>
        <Route
          path="/container-scorecard"
          element={<ContainerScorecardPage />}
        />
      </FlatRoutes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog': catalogPlugin.routes.catalogIndex },
    },
  );
}

describe('the classic plugin', () => {
  it('brings the api that its components ask for', () => {
    expect(containerScorecardPlugin.getId()).toBe('container-scorecard');
    expect([...containerScorecardPlugin.getApis()].map(a => a.api)).toEqual([
      containerScorecardApiRef,
    ]);
  });

  it('has a card that leads to the tab, whatever its path', async () => {
    await renderEntityPage('/catalog/default/component/checkout');
    const step = await screen.findByRole('link', {
      name: 'Run as a non-root user',
    });
    expect(step).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/image?check=dockerfile%2Fuser-required',
    );
    await userEvent.click(step);
    expect(await screen.findByText('Why it matters')).toBeInTheDocument();
  });

  it('has a page', async () => {
    await renderEntityPage('/catalog/default/component/checkout/image');
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Container scorecard',
      }),
    ).toBeInTheDocument();
  });

  it('has pages of the organisation under a path of their own', async () => {
    await renderEntityPage('/container-scorecard');
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Container scorecard',
      }),
    ).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('link', { name: 'Waivers' }));
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Waivers' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['Component', true],
    ['component', true],
    ['Group', false],
  ])('is meant for %s: %s', (kind, expected) =>
    expect(isContainerScorecardAvailable({ ...entity, kind })).toBe(expected),
  );

  it.each([
    ['Group', true],
    ['system', true],
    ['Domain', true],
    ['Component', false],
  ])('has a report of %s: %s', (kind, expected) =>
    expect(isContainerScorecardReportAvailable({ ...entity, kind })).toBe(
      expected,
    ),
  );

  it('marks those results of the search that are scorecards', async () => {
    const result = (type: string) => ({
      type,
      document: { title: `A ${type}`, text: 'Found', location: `/to/${type}` },
    });
    await renderInTestApp(
      <SearchResultListItemExtensions
        results={[result('container-scorecard'), result('software-catalog')]}
      >
        <ContainerScorecardSearchResultListItem />
      </SearchResultListItemExtensions>,
    );
    const marks = async (name: string) =>
      (await screen.findByRole('link', { name }))
        .closest('li')!
        .querySelectorAll('svg');
    expect(await marks('A container-scorecard')).toHaveLength(1);
    expect(await marks('A software-catalog')).toHaveLength(0);
    expect(
      screen.getByRole('link', { name: 'A container-scorecard' }),
    ).toHaveAttribute('href', '/to/container-scorecard');
  });
});
