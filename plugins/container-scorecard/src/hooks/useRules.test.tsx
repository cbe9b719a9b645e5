import { TestApiProvider } from '@backstage/test-utils';
import { renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { fakeApi } from '../__fixtures__/fakeApi';
import { sampleRules } from '../__fixtures__/rules';
import { sampleScorecard } from '../__fixtures__/scorecards';
import { containerScorecardApiRef } from '../api';
import { useRules } from './useRules';

const { outcomes } = sampleScorecard(Date.now());
const newcomer = { ...sampleRules[0], id: 'dockerfile/newcomer' };
const newer = [...outcomes, { ...outcomes[0], rule: newcomer.id }];

function setUp() {
  const { api, answers } = fakeApi();
  const listRules = jest.spyOn(api, 'listRules');
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider apis={[[containerScorecardApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  const rulesOf = (of: typeof outcomes) =>
    renderHook(useRules, { wrapper, initialProps: of }).result;
  return { answers, listRules, rulesOf };
}

describe('useRules', () => {
  afterEach(() => jest.restoreAllMocks());

  it('asks once, however many ask', async () => {
    const { listRules, rulesOf } = setUp();
    const [a, b] = [rulesOf(outcomes), rulesOf(outcomes)];
    await waitFor(() => expect(a.current.rules?.size).toBe(sampleRules.length));
    await waitFor(() => expect(b.current.rules).toBe(a.current.rules));
    expect(listRules).toHaveBeenCalledTimes(1);
  });

  it('asks again when a scorecard names a rule that came later, but not all the time', async () => {
    const { answers, listRules, rulesOf } = setUp();
    const first = rulesOf(newer);
    await waitFor(() => expect(first.current.rules).toBeDefined());
    const again = rulesOf(newer);
    await waitFor(() => expect(again.current.rules).toBeDefined());
    expect(listRules).toHaveBeenCalledTimes(1);

    answers.rules = [...sampleRules, newcomer];
    const later = Date.now() + 61_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    const second = rulesOf(newer);
    await waitFor(() =>
      expect(second.current.rules?.has(newcomer.id)).toBe(true),
    );
    expect(listRules).toHaveBeenCalledTimes(2);
  });

  it('says why there are none, and asks again next time', async () => {
    const { answers, rulesOf } = setUp();
    answers.rules = new Error('down');
    const first = rulesOf(outcomes);
    await waitFor(() => expect(first.current.error?.message).toBe('down'));
    answers.rules = sampleRules;
    const second = rulesOf(outcomes);
    await waitFor(() => expect(second.current.rules).toBeDefined());
  });
});
