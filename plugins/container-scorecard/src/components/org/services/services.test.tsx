import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { organisation } from '../../../__fixtures__/organisation';
import { findBarriers } from '../../../__testUtils__/axe';
import { renderOrganisation } from '../../../__testUtils__/renderOrganisation';

const address = () => screen.getByTestId('address').textContent;

function listening() {
  const listScorecards = jest.fn(organisation(Date.now(), 240).listScorecards!);
  return { listScorecards };
}

const lastRequest = (more: ReturnType<typeof listening>) =>
  more.listScorecards.mock.calls.at(-1)?.[0];

// What is loaded lazily is transformed here, not while a test waits for it.
beforeAll(() => Promise.all([import('.'), import('..')]));

describe('the services of the organisation', () => {
  it('shows what the address asks for', async () => {
    const more = listening();
    const { container } = renderOrganisation(
      '/services?owner=group:default/payments&line=below&order=-critical',
      { more },
    );
    expect(await screen.findByText('Owner:', { exact: false })).toBeVisible();
    const table = await screen.findByRole('table', { name: 'Services' });
    expect(lastRequest(more)).toMatchObject({
      owner: ['group:default/payments'],
      line: 'below',
      order: '-critical',
      limit: 50,
    });
    expect(
      within(table).getAllByRole('img', { name: /policy asks for 80/ }).length,
    ).toBeGreaterThan(10);
    expect(await findBarriers(container)).toEqual([]);
  });

  it('takes filters into the address, and back out', async () => {
    renderOrganisation('/services');
    await userEvent.click(await screen.findByRole('button', { name: 'Grade' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'F' }));
    expect(address()).toBe('/container-scorecard/services?grade=F');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Remove the filter Grade: F',
      }),
    );
    expect(address()).toBe('/container-scorecard/services');
  });

  it('searches when typing pauses', async () => {
    const more = listening();
    renderOrganisation('/services', { more });
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search services' }),
      'harbour',
    );
    await waitFor(() => expect(lastRequest(more)?.text).toBe('harbour'));
  });

  it('asks for the checks of a category', async () => {
    const more = listening();
    renderOrganisation('/services?category=composition', { more });
    await waitFor(() =>
      expect(lastRequest(more)?.rule).toEqual([
        'compose/no-docker-socket',
        'compose/memory-limit',
      ]),
    );
  });

  it('turns pages there and back', async () => {
    const more = listening();
    renderOrganisation('/services', { more });
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('51 to 100 of 240')).toBeVisible();
    expect(address()).toContain('page=2');
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByText('1 to 50 of 240')).toBeVisible();
    expect(address()).toBe('/container-scorecard/services');
  });

  it('exports exactly what is filtered', async () => {
    const asked: string[] = [];
    const saved: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => saved.push(blob) && 'blob:it',
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderOrganisation('/services?grade=F&grade=D&tag=java&order=score', {
      fetch: async input => {
        const url = new URL(String(input));
        if (!url.pathname.endsWith('.csv')) return new Response('{}');
        asked.push(`${url.pathname}${url.search}`);
        return new Response('entity,score\n');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(
      await screen.findByText('scorecards.csv was saved'),
    ).toBeInTheDocument();
    expect(asked).toEqual([
      '/api/container-scorecard/scorecards.csv?grade=D&grade=F&tag=java&order=score',
    ]);
    expect(saved).toHaveLength(1);
  });

  it('says why there is no file', async () => {
    renderOrganisation('/services', {
      fetch: async () =>
        new Response(JSON.stringify({ error: { message: 'Too many' } }), {
          status: 503,
          headers: { 'Content-Type': 'application/json' },
        }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not be made: .*503/,
    );
  });

  it('keeps views under a name', async () => {
    renderOrganisation('/services?grade=F');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Saved views' }),
    );
    await userEvent.type(
      await screen.findByLabelText('Name of this view'),
      'The worst{Enter}',
    );
    expect(
      await screen.findByRole('link', { name: 'The worst' }),
    ).toHaveAttribute('href', '/container-scorecard/services?grade=F');
  });

  it('says what to do when nothing matches', async () => {
    renderOrganisation('/services?text=nothing-like-it');
    expect(
      await screen.findByText('No service matches these filters'),
    ).toBeVisible();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(address()).toBe('/container-scorecard/services');
  });

  it('does not speak of filters where there are none', async () => {
    renderOrganisation('/services', { services: 0 });
    expect(await screen.findByText('No service to show')).toBeVisible();
    expect(screen.queryByText(/these filters/)).not.toBeInTheDocument();
  });
});
