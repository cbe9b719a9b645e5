import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleOverview } from './__fixtures__/overview';
import { sampleRules } from './__fixtures__/rules';
import { sampleScorecard } from './__fixtures__/scorecards';
import { entity, ENTITY_REF } from './__testUtils__/renderForEntity';
import plugin from './alpha';

/** Answers as the backend does, over HTTP, so that the real client is part of the test. */
function backend() {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(String(input));
    asked.push(`${init?.method} ${url.pathname}`);
    const body = answerTo(url.pathname);
    return new Response(JSON.stringify(body), {
      headers: { 'Content-Type': 'application/json' },
    });
  };
  return { fetch, asked };
}

function answerTo(path: string) {
  if (path.endsWith('/frameworks')) return { items: [] };
  if (path.endsWith('/rules')) return { items: sampleRules };
  if (path.endsWith('/waivers')) return { items: [], mayAsk: false };
  if (path.endsWith('/overview')) return sampleOverview(Date.now());
  return sampleScorecard(Date.now(), { entityRef: ENTITY_REF });
}

function renderEntityPage(path: string, kind = 'Component') {
  const { fetch, asked } = backend();
  renderTestApp({
    features: [catalogPlugin, plugin],
    initialRouteEntries: [path],
    apis: [
      catalogApiMock({ entities: [{ ...entity, kind }] }),
      mockApis.fetch({
        baseImplementation: fetch,
        resolvePluginProtocol: { discoveryApi: mockApis.discovery() },
      }),
      mockApis.permission(),
    ],
  });
  return { asked };
}

// What is loaded lazily is transformed here, not while a test waits for it.
beforeAll(() =>
  Promise.all([
    import('./components/ScorecardCard'),
    import('./components/ScorecardPage'),
  ]),
);

describe('the plugin of the new frontend system', () => {
  it('has the ids that administrators configure', () => {
    expect(plugin.pluginId).toBe('container-scorecard');
    expect(
      [
        'api:container-scorecard',
        'entity-card:container-scorecard/scorecard',
        'entity-card:container-scorecard/report',
        'entity-content:container-scorecard/scorecard',
        'page:container-scorecard',
        'search-result-list-item:container-scorecard',
        'search-filter-result-type:container-scorecard',
      ].map(id => plugin.getExtension(id as never)),
    ).toHaveLength(7);
  });

  it('puts a card on the overview of a component that leads to its tab', async () => {
    const { asked } = renderEntityPage('/catalog/default/component/checkout');

    expect(await screen.findByText(/B · Afloat/)).toBeInTheDocument();
    expect(asked).toContain(
      'GET /api/container-scorecard/scorecards/by-entity/component/default/checkout',
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Run as a non-root user' }),
    );
    expect(await screen.findByText('Why it matters')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 2, name: 'Container scorecard' }),
    ).toBeInTheDocument();
  });

  it('has a tab under /containers', async () => {
    renderEntityPage('/catalog/default/component/checkout/containers');
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Container scorecard',
      }),
    ).toBeInTheDocument();
  });

  it.each(['Group', 'System', 'Domain'])(
    'has a card with the report of a %s',
    async kind => {
      const { asked } = renderEntityPage(
        `/catalog/default/${kind.toLocaleLowerCase('en')}/checkout`,
        kind,
      );
      expect(await screen.findByText('Services by grade')).toBeInTheDocument();
      expect(asked).toContain('GET /api/container-scorecard/overview');
      expect(screen.queryByText('Do next')).toBeNull();
    },
  );

  it('is not there for entities that are not scored', async () => {
    const { asked } = renderEntityPage(
      '/catalog/default/resource/checkout',
      'Resource',
    );
    expect(await screen.findByText('About')).toBeInTheDocument();
    expect(screen.queryByText('Containers')).toBeNull();
    // The sidebar leads to the pages of the organisation all the same.
    expect(
      screen.queryByRole('heading', { name: 'Container scorecard' }),
    ).toBeNull();
    expect(asked).toEqual([]);
  });
});
