import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { errorWithStatus } from '../../__fixtures__/fakeApi';
import { sampleScorecard } from '../../__fixtures__/scorecards';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { ScorecardCard } from '../ScorecardCard';

const now = Date.now();
const before = sampleScorecard(now, { entityRef: ENTITY_REF });

describe('RescanButton', () => {
  it('asks for a scan, shows that it runs, and then the new score', async () => {
    const view = await renderForEntity(<ScorecardCard />, {
      answer: before,
      answers: {
        onRefresh: ref =>
          view.answers.scorecards.set(ref, { ...before, scanning: true }),
      },
    });
    const button = await screen.findByRole('button', { name: 'Re-scan' });
    await userEvent.click(button);

    const scanning = await screen.findByRole('button', { name: 'Scanning…' });
    expect(scanning).toHaveAttribute('aria-disabled', 'true');
    expect(scanning).toHaveFocus();
    expect(screen.getByText(/B · Afloat/)).toBeInTheDocument();
    await userEvent.click(scanning);
    expect(view.refreshScorecard).toHaveBeenCalledTimes(1);
    expect(view.refreshScorecard).toHaveBeenCalledWith(ENTITY_REF);

    view.answers.scorecards.set(ENTITY_REF, {
      ...before,
      score: 91,
      grade: 'A',
    });
    expect(
      await screen.findByRole('img', { name: 'Score 91, policy asks for 80' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The scan is over: score 91.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Re-scan' })).toHaveFocus();
  });

  it.each([
    [403, 'You may not ask for scans. The next one comes by itself.'],
    [500, 'No room. Try again; the next scan also comes by itself.'],
  ])('says why a scan cannot be asked for: %d', async (status, words) => {
    const view = await renderForEntity(<ScorecardCard />, {
      answer: before,
      answers: {
        onRefresh: () => {
          throw errorWithStatus(status, 'No room');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Re-scan' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByText(/B · Afloat/)).toBeInTheDocument();

    view.answers.onRefresh = () => {};
    await userEvent.click(screen.getByRole('button', { name: 'Re-scan' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
