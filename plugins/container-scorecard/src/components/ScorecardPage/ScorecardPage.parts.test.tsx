import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { scorecardsByState } from '../../__fixtures__/scorecards';
import { findBarriers } from '../../__testUtils__/axe';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { ScorecardPage } from './ScorecardPage';

const states = scorecardsByState(Date.now());
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function renderState(state: string) {
  const view = await renderForEntity(
    <>
      <h1>checkout</h1>
      <ScorecardPage />
      <Address />
    </>,
    { answer: { ...states[state], entityRef: ENTITY_REF } },
  );
  await screen.findByRole('button', { name: /Run as a non-root user/ });
  return view;
}

describe('parts of the page', () => {
  it('shows one of several images, or all', async () => {
    const { container } = await renderState('several-images');
    const row = () =>
      textOf(screen.getByRole('button', { name: /Run as a non-root user/ }));
    expect(row()).toContain('Dockerfile:8 +1 more');

    const show = screen.getByLabelText('Show');
    await userEvent.selectOptions(show, 'Image of worker/Dockerfile');
    expect(row()).toContain('worker/Dockerfile:8');
    expect(row()).not.toContain('more');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?file=worker%2FDockerfile',
    );
    expect(await findBarriers(container)).toEqual([]);

    await userEvent.selectOptions(show, 'the whole service');
    expect(row()).toContain('+1 more');
  });

  it('has nothing to choose where there is one image', async () => {
    await renderState('checkout');
    expect(screen.queryByLabelText('Show')).toBeNull();
  });

  it('filters by status, and opens what was chosen', async () => {
    await renderState('checkout');
    await userEvent.click(screen.getByRole('checkbox', { name: /^Passed/ }));
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => textOf(h)),
    ).toEqual([
      'Passed (6) Nothing to do here.',
      'Files read (3) What the checks were judged by.',
    ]);
    expect(
      screen.getByRole('button', { name: /Do not mount the Docker socket/ }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?state=pass');
  });

  it('says what the checks without a gain wait for', async () => {
    await renderState('alarming');
    expect(
      screen.getByRole('heading', { level: 3, name: /^To fix/ }),
    ).toHaveTextContent('What has – counts once the critical one is fixed.');
  });

  it('has the command, the badge and the words for those who ask', async () => {
    const { container } = await renderState('checkout');
    await userEvent.click(
      screen.getByRole('button', { name: 'Check before you push, and badge' }),
    );
    expect(
      screen.getByText('plimsoll scan . --fail-below 80'),
    ).toBeInTheDocument();
    const badge = await screen.findByRole('heading', {
      name: 'Badge for the README',
    });
    expect(textOf(badge.parentElement!)).toMatch(
      /\[!\[Container scorecard\]\(http\S+\/api\/container-scorecard\/badge\/component\/default\/checkout\.svg\)\]\(http\S+\)/,
    );
    expect(
      within(badge.parentElement!).getByRole('button', { name: 'Copy' }),
    ).toBeInTheDocument();
    expect(await findBarriers(container)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'What the words mean' }),
    );
    expect(screen.getByText('Seaworthy', { exact: false })).toBeInTheDocument();
    expect(await findBarriers(container)).toEqual([]);
  });
});
