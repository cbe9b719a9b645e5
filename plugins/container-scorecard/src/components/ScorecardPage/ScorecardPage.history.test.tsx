import { HistoryEntry } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import { sampleHistory } from '../../__fixtures__/history';
import { sampleScorecard } from '../../__fixtures__/scorecards';
import { REPOSITORY, REVISION } from '../../__fixtures__/sources';
import { findBarriers } from '../../__testUtils__/axe';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { ScorecardPage } from './ScorecardPage';

const now = Date.now();
const textOf = (element: Element) =>
  element.textContent!.replace(/\s+/g, ' ').trim();

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function renderHistory(
  answer: HistoryEntry[] | Error = sampleHistory(now),
  path = '/?view=history',
) {
  const getHistory = jest.fn(async () => {
    if (answer instanceof Error) throw answer;
    return { items: answer };
  });
  const view = await renderForEntity(
    <>
      <h1>checkout</h1>
      <ScorecardPage />
      <Address />
    </>,
    {
      path,
      answer: sampleScorecard(now, { entityRef: ENTITY_REF }),
      answers: { more: { getHistory } },
    },
  );
  return { ...view, getHistory };
}

const part = async (name: RegExp) =>
  (await screen.findByRole('heading', { level: 3, name })).closest('section')!;

describe('the history on the page', () => {
  it('draws the score, says so in words, and what each mark means', async () => {
    const { container, getHistory } = await renderHistory();
    const chart = within(await part(/^Score over time/));
    expect(
      chart.getByRole('img', {
        name: 'Score over the last 90 days: from 55 to 82, lowest 55, highest 82, 10 changes. Policy asks for 80. The changes are listed below.',
      }),
    ).toBeInTheDocument();
    for (const cause of ['Code', 'Rules', 'Policy', 'Waiver', 'Date']) {
      expect(chart.getByText(cause)).toBeInTheDocument();
    }
    expect(getHistory).toHaveBeenCalledWith(ENTITY_REF, { days: 90 });
    expect(await findBarriers(container)).toEqual([]);
  });

  it('lists every change with causes and revision, the latest first', async () => {
    await renderHistory();
    const list = within(await part(/^Changes \(10\)/));
    const rows = list.getAllByRole('listitem');
    expect(textOf(rows[0])).toMatch(/82\+3B · AfloatCode3f2a91c/);
    expect(
      within(rows[0]).getByRole('link', { name: /^3f2a91c/ }),
    ).toHaveAttribute('href', `${REPOSITORY}/commit/${REVISION}`);
    await userEvent.click(within(rows[0]).getByRole('button'));
    expect(textOf(rows[0])).toContain('New (1)');
    expect(textOf(rows[0])).toContain(
      `Judged at revision ${REVISION} by rules 1.3.0 under policy 77aa01ff.`,
    );
  });

  it('compares the two entries that the address names', async () => {
    await renderHistory(undefined, '/?view=history&from=3&to=6');
    const difference = await part(/^What changed between/);
    const words = textOf(difference);
    expect(words).toContain('+12 points: 58 became 70.');
    expect(words).toContain('Level Not afloat became Afloat.');
    expect(words).toContain('Because of Source ×2CodeWaiver');
    expect(words).toContain('Image build 60 → 72');
    expect(words).toContain('Gone (2)');
    expect(words).toContain('CriticalKeep secrets out of ARG and ENV');
    expect(words).not.toContain('New (');
  });

  it('keeps what is chosen in the address', async () => {
    const { getHistory } = await renderHistory();
    const difference = await part(/^What changed between/);
    await userEvent.selectOptions(
      within(difference).getByLabelText('From'),
      '1',
    );
    expect(textOf(difference)).toContain('+27 points: 55 became 82.');
    await userEvent.selectOptions(within(difference).getByLabelText('To'), '3');
    expect(textOf(difference)).toContain('rules 1.2.0 → 1.3.0');
    await userEvent.selectOptions(screen.getByLabelText('Last'), '365');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?view=history&from=1&to=3&days=365',
    );
    expect(getHistory).toHaveBeenLastCalledWith(ENTITY_REF, { days: 365 });
  });

  it('is there for a service that was scanned once', async () => {
    await renderHistory(sampleHistory(now).slice(-1));
    await part(/^Changes \(1\)/);
    expect(screen.queryByText('What changed between')).toBeNull();
  });

  it('says so when nothing is known, and when it cannot be loaded', async () => {
    const { unmount } = await renderHistory([]);
    expect(
      await screen.findByText(/Nothing is known of this time/),
    ).toBeInTheDocument();
    unmount();
    await renderHistory(errorWithStatus(503, 'The database does not answer'));
    expect(
      await screen.findByText('The database does not answer.'),
    ).toBeInTheDocument();
  });
});
