import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import { organisation } from '../../__fixtures__/organisation';
import { findBarriers } from '../../__testUtils__/axe';
import { renderOrganisation } from '../../__testUtils__/renderOrganisation';

const address = () => screen.getByTestId('address').textContent;
const services = 60;

// What is loaded lazily is transformed here, not while a test waits for it.
beforeAll(() =>
  Promise.all([
    import('.'),
    import('./checks'),
    import('./images'),
    import('./compliance'),
    import('./waivers'),
  ]),
);

describe('the checks', () => {
  it('open to their documentation and lead to the services that fail', async () => {
    const { container } = renderOrganisation('/checks', { services });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run as a non-root user' }),
    );
    await waitFor(() =>
      expect(address()).toBe(
        '/container-scorecard/checks?check=dockerfile%2Fuser-required',
      ),
    );
    expect(await screen.findByText('When not to follow it')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Show the \d+ services that fail/ }),
    ).toHaveAttribute(
      'href',
      '/container-scorecard/services?rule=dockerfile%2Fuser-required&order=score',
    );
    expect(await findBarriers(container)).toEqual([]);
  });

  it('say what another policy would change, and change nothing', async () => {
    const previewPolicy = jest.fn(
      organisation(Date.now(), services).previewPolicy!,
    );
    renderOrganisation('/checks?check=dockerfile/user-required', {
      services,
      more: { previewPolicy },
    });
    const panel = await screen.findByRole('region', {
      name: 'What would change',
    });
    await userEvent.selectOptions(
      within(panel).getByLabelText('Severity'),
      'low',
    );
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Show what would change' }),
    );
    expect(
      await within(panel).findByText(/\d+ of \d+ services would change/),
    ).toBeVisible();
    expect(previewPolicy).toHaveBeenCalledWith({
      policy: {
        rules: {
          'dockerfile/user-required': { enabled: false, severity: 'low' },
        },
      },
      scope: undefined,
    });
    expect(within(panel).getByText(/enabled: false/)).toBeVisible();
  });

  it('are filtered in the address', async () => {
    renderOrganisation('/checks?severity=critical&category=composition', {
      services,
    });
    expect(await screen.findAllByRole('rowheader')).toHaveLength(1);
  });
});

describe('the base images', () => {
  it('say until when in words, and where they are named', async () => {
    const { container } = renderOrganisation('/images', { services });
    expect(
      await screen.findByText('Node.js 16 ended on Sep 11, 2023'),
    ).toBeVisible();
    expect(screen.getByText('Nobody has said until when')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'node:16-alpine' }),
    );
    const places = await screen.findByRole('table', {
      name: 'Where node:16-alpine is named',
    });
    expect(within(places).getAllByText(/Dockerfile:\d+/)[0]).toBeVisible();
    await waitFor(() => expect(address()).toContain('image=node%3A16-alpine'));
    expect(await findBarriers(container)).toEqual([]);
  });
});

describe('compliance', () => {
  it('shows every control with its states, shares with their base, and who is not in it', async () => {
    const { container } = renderOrganisation('/compliance', { services });
    const controls = await screen.findByRole('table', { name: 'Controls' });
    const rowOf = (name: RegExp) =>
      within(controls).getByRole('rowheader', { name }).parentElement!;
    expect(rowOf(/^4\.1 /)).toHaveTextContent(/\d+% \(\d+ of \d+ services\)/);
    // A share of what can never be met would say more than is known.
    expect(rowOf(/^4\.2 /)).toHaveTextContent(/not met in \d+ of \d+ services/);
    expect(rowOf(/^4\.5 /)).toHaveTextContent('not from source');
    expect(
      screen.getByText(/of 60 services assessed/, { selector: 'section p' }),
    ).toBeVisible();
    expect(await findBarriers(container)).toEqual([]);
  });

  it('opens a control to its evidence', async () => {
    renderOrganisation('/compliance?control=4.1', { services });
    const evidence = await screen.findByRole('table', {
      name: /Evidence for 4\.1/,
    });
    expect(within(evidence).getAllByText('Not met')[0]).toBeVisible();
    expect(
      within(evidence).getAllByRole('link', { name: /3f2a91c/ })[0],
    ).toHaveAttribute('href', expect.stringContaining('/src/commit/3f2a91c'));
    expect(
      within(evidence).getAllByRole('link', { name: /^Dockerfile:3/ })[0],
    ).toHaveAttribute('href', expect.stringMatching(/Dockerfile#L3$/));
    expect(within(evidence).getAllByRole('row')).toHaveLength(26);
    await userEvent.click(screen.getByRole('button', { name: /^Show all/ }));
    await waitFor(() =>
      expect(
        within(
          screen.getByRole('table', { name: /Evidence for 4\.1/ }),
        ).getAllByRole('row').length,
      ).toBeGreaterThan(26),
    );
  });

  it('asks for the day that the address names', async () => {
    const getCompliance = jest.fn(
      organisation(Date.now(), services).getCompliance!,
    );
    renderOrganisation(
      '/compliance?at=2026-01-31&framework=nist-sp-800-190@2017&scope=domain:default/commerce',
      { services, more: { getCompliance } },
    );
    await screen.findByRole('table', { name: 'Controls' });
    expect(getCompliance).toHaveBeenCalledWith({
      at: '2026-01-31',
      framework: 'nist-sp-800-190@2017',
      scope: 'domain:default/commerce',
    });
    fireEvent.change(screen.getByLabelText('As of the end of'), {
      target: { value: '2026-02-28' },
    });
    await waitFor(() => expect(address()).toContain('at=2026-02-28'));
  });

  it('freezes a report, and lists it with its hash', async () => {
    renderOrganisation('/compliance', { services });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Freeze this report' }),
    );
    const dialog = await screen.findByRole('dialog');
    const title = within(dialog).getByLabelText('Title');
    await userEvent.clear(title);
    await userEvent.type(title, 'Fourth quarter');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Freeze this report' }),
    );
    const reports = await screen.findByRole('table', {
      name: 'Frozen reports',
    });
    expect(
      await within(reports).findByText('Fourth quarter'),
    ).toBeInTheDocument();
    expect(within(reports).getByText('2c26b46b68ff…')).toBeInTheDocument();
  });

  it('has a page for paper beside the portal', async () => {
    renderOrganisation('/compliance', { services });
    const paper = await screen.findByTestId('container-scorecard-print');
    expect(paper.parentElement).toBe(document.body);
    expect(paper).toHaveTextContent('Evidence for CIS Docker Benchmark 1.8.0');
    expect(paper).toHaveTextContent('The repository does not exist');
    expect(paper).toHaveTextContent(
      'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78',
    );
    expect(paper).toHaveTextContent('Method: examine');
    expect(paper).toHaveTextContent('The catalog counts 60 services as well.');
  });

  it('prints the evidence of what is not fully met, once all of it is there', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    const listControlServices = jest.fn(
      organisation(Date.now(), services).listControlServices!,
    );
    renderOrganisation('/compliance', {
      services,
      more: { listControlServices },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    for (const [{ state }] of listControlServices.mock.calls)
      expect(state).toEqual(['not-met', 'partly-evidenced']);
    const paper = screen.getByTestId('container-scorecard-print');
    expect(paper).toHaveTextContent('Evidence for what is not fully met');
    expect(paper).toHaveTextContent(/Dockerfile:3 No USER is set/);
    expect(paper).toHaveTextContent(
      /git checkout --detach 3f2a91c\w* && plimsoll scan \./,
    );
    expect(paper).toHaveTextContent(/Not assessable from source.*4\.5/);
    print.mockRestore();
  });

  it('says why it could not print', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    renderOrganisation('/compliance', {
      services,
      more: {
        listControlServices: async () => {
          throw errorWithStatus(500, 'The database is away');
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Print' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(print).not.toHaveBeenCalled();
    print.mockRestore();
  });

  it('tells what two people accepted from what a comment hides', async () => {
    const { container } = renderOrganisation('/compliance', { services });
    const waivers = await screen.findByRole('table', {
      name: 'Waivers, asked for and decided by different people',
    });
    expect(waivers).toHaveTextContent('Asked by ann, 2026-11-01 08:00 UTC');
    expect(waivers).toHaveTextContent('Decided by bob, 2026-11-02 08:00 UTC');
    const comments = screen.getByRole('table', {
      name: 'Findings that a comment in the file hides',
    });
    expect(comments).toHaveTextContent('Dockerfile:3');
    expect(comments).toHaveTextContent('no reason given');
    expect(await findBarriers(container)).toEqual([]);
  });
});

describe('the waivers', () => {
  it('begin with those to decide on, and are refused with a reason', async () => {
    const { container } = renderOrganisation('/waivers', { services });
    expect(
      await screen.findByRole('button', { name: 'Asked (2)' }),
    ).toHaveAttribute('aria-pressed', 'true');
    expect(await findBarriers(container)).toEqual([]);
    await userEvent.click(
      screen.getAllByRole('button', { name: /^Refuse: / })[0],
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Refuse' }),
    );
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Say why');
    await userEvent.type(
      within(dialog).getByLabelText('Why'),
      'There is a fixed tag.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Refuse' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ended (3)' }),
    );
    expect(await screen.findByText('There is a fixed tag.')).toBeVisible();
  });

  it('say why a decision was not taken', async () => {
    renderOrganisation('/waivers', {
      services,
      more: {
        approveWaiver: async () => {
          throw errorWithStatus(403, 'You asked for it yourself');
        },
      },
    });
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: /^Approve: / })
      )[0],
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'You asked for it yourself',
    );
  });

  it('show nothing to do to those who may not', async () => {
    renderOrganisation('/waivers?show=ended', { services });
    expect(await screen.findByText(/had a fixed tag since June/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Approve/ })).toBeNull();
  });
});

it('a part that is not there says so', async () => {
  renderOrganisation('/nothing', { services });
  expect(await screen.findByText('There is no such page')).toBeVisible();
});
