import { screen } from '@testing-library/react';
import { sampleScorecard } from '../../__fixtures__/scorecards';
import {
  ENTITY_REF,
  renderForEntity,
} from '../../__testUtils__/renderForEntity';
import { ScorecardCard } from '../ScorecardCard';

// In a file of its own: the answer to "may I" is remembered for as long as the modules live.
it('is not there for those who may not ask for scans', async () => {
  const { refreshScorecard } = await renderForEntity(<ScorecardCard />, {
    answer: sampleScorecard(Date.now(), { entityRef: ENTITY_REF }),
    mayRefresh: false,
  });
  expect(await screen.findByText(/B · Afloat/)).toBeInTheDocument();
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(screen.queryByRole('button', { name: /scan/i })).toBeNull();
  expect(refreshScorecard).not.toHaveBeenCalled();
});
