import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { errorWithStatus } from '../../../__fixtures__/fakeApi';
import { findBarriers } from '../../../__testUtils__/axe';
import { renderOrganisation } from '../../../__testUtils__/renderOrganisation';

const address = () => screen.getByTestId('address').textContent;

// What is loaded lazily is transformed here, not while a test waits for it.
beforeAll(() => Promise.all([import('.'), import('..')]));

describe('the overview of the organisation', () => {
  it('says in four numbers where it stands, each with its base and the services behind it', async () => {
    renderOrganisation('', { services: 60 });
    const numbers = await screen.findByRole('list', {
      name: 'The organisation in four numbers',
    });
    const [covered, median, below, criticals] =
      within(numbers).getAllByRole('listitem');
    expect(covered).toHaveTextContent(/Services covered\d+ of 60/);
    expect(median).toHaveTextContent(/over \d+ services with a score/);
    expect(below).toHaveTextContent(/of \d+ services with a score/);
    expect(criticals).toHaveTextContent(/in \d+ services/);
    expect(
      within(criticals).getByRole('link', { name: 'Open criticals' }),
    ).toHaveAttribute(
      'href',
      '/container-scorecard/services?severity=critical&order=-critical',
    );
  });

  it('has no barriers', async () => {
    // A page as long as a company is wide takes axe a minute.
    const { container } = renderOrganisation('', { services: 8 });
    await screen.findByRole('table', { name: 'Where it hurts' });
    expect(await findBarriers(container)).toEqual([]);
  });

  it('has a table for those who do not see the line', async () => {
    renderOrganisation('', { services: 60 });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as a table' }),
    );
    const table = screen.getByRole('table', { name: /Median and mean/ });
    expect(within(table).getAllByRole('row')).toHaveLength(91);
  });

  it('leads from a number of the heat map to the services behind it', async () => {
    renderOrganisation('?scope=domain:default/commerce', { services: 60 });
    const row = (await screen.findByRole('rowheader', { name: 'Payments' }))
      .parentElement!;
    const cell = within(row).getByTitle(/in Runtime security for Payments/);
    await userEvent.click(within(cell).getByRole('link'));
    await waitFor(() =>
      expect(address()).toContain('/container-scorecard/services?'),
    );
    expect(address()).toContain('owner=group%3Adefault%2Fpayments');
    expect(address()).toContain('category=runtime-security');
    expect(address()).toContain('scope=domain%3Adefault%2Fcommerce');
  });

  it('orders the heat map by any column, in the address', async () => {
    renderOrganisation('', { services: 60 });
    const table = await screen.findByRole('table', { name: 'Where it hurts' });
    await userEvent.click(
      within(table).getByRole('button', { name: 'Services' }),
    );
    await waitFor(() =>
      expect(address()).toBe('/container-scorecard?teams=-services'),
    );
    expect(
      within(table).getByRole('columnheader', { name: 'Services' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('asks for a part of the organisation, and keeps it from tab to tab', async () => {
    renderOrganisation('', { services: 60 });
    await screen.findByRole('option', { name: /Logistics/ });
    await userEvent.selectOptions(
      screen.getByLabelText('Scope'),
      'domain:default/logistics',
    );
    await waitFor(() =>
      expect(address()).toBe(
        '/container-scorecard?scope=domain%3Adefault%2Flogistics',
      ),
    );
    expect(screen.getByRole('link', { name: 'Services' })).toHaveAttribute(
      'href',
      '/container-scorecard/services?scope=domain%3Adefault%2Flogistics',
    );
  });

  it('says what to do when there is nothing', async () => {
    renderOrganisation('', { services: 0 });
    expect(await screen.findByText('No service to show')).toBeVisible();
  });

  it('says what went wrong, and tries again', async () => {
    const more = {
      getOverview: jest
        .fn()
        .mockRejectedValueOnce(errorWithStatus(503, 'The database is away'))
        .mockImplementation(() => new Promise(() => {})),
    };
    renderOrganisation('', { more });
    expect(
      await screen.findByText(/answered with 503: The database is away\./),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(more.getOverview).toHaveBeenCalledTimes(2);
  });

  it('says so when there is no such part', async () => {
    renderOrganisation('?scope=group:default/nobody');
    expect(
      (await screen.findAllByText('There is nothing here to show'))[0],
    ).toBeVisible();
  });
});
