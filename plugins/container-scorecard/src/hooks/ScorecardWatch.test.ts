import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleScorecard } from '../__fixtures__/scorecards';
import { POLLING, ScorecardWatch } from './ScorecardWatch';

function setUp(answer: () => Promise<Scorecard>) {
  const load = jest.fn((_: AbortSignal) => answer());
  const onScorecard = jest.fn();
  const onError = jest.fn();
  const watch = new ScorecardWatch({ load, onScorecard, onError });
  return { watch, load, onScorecard, onError };
}

function look(visibility: 'visible' | 'hidden') {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

const idle = sampleScorecard(0);
const busy = sampleScorecard(0, { scanning: true });
const advance = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('ScorecardWatch', () => {
  let watch: ScorecardWatch;
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    watch.stop();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('asks seldom while nothing goes on', async () => {
    const { load, ...rest } = setUp(async () => idle);
    ({ watch } = rest);
    watch.start();
    await advance(POLLING.idle - 1);
    expect(load).toHaveBeenCalledTimes(1);
    await advance(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['scanning', busy],
    ['waiting', sampleScorecard(0, { status: 'waiting' })],
  ])(
    'asks often while %s, less so when that goes on for long',
    async (_, card) => {
      const { load, ...rest } = setUp(async () => card);
      ({ watch } = rest);
      watch.start();
      await advance(10_000);
      expect(load).toHaveBeenCalledTimes(6);
      await advance(POLLING.long);
      load.mockClear();
      await advance(60_000);
      expect(load.mock.calls.length).toBeLessThanOrEqual(7);
    },
  );

  it('asks less and less often after errors, and as before once it works', async () => {
    let works = false;
    const { load, onError, ...rest } = setUp(async () => {
      if (!works) throw new Error('down');
      return idle;
    });
    ({ watch } = rest);
    watch.start();
    await advance(POLLING.error * (1 + 2 + 4));
    expect(onError).toHaveBeenCalledTimes(4);
    works = true;
    await advance(POLLING.error * 8);
    expect(load).toHaveBeenCalledTimes(5);
    await advance(POLLING.idle - 1);
    expect(load).toHaveBeenCalledTimes(5);
  });

  it('does not ask while nobody looks, and at once when somebody does again', async () => {
    const { load, ...rest } = setUp(async () => busy);
    ({ watch } = rest);
    watch.start();
    await advance(0);
    look('hidden');
    await advance(600_000);
    expect(load).toHaveBeenCalledTimes(1);
    look('visible');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('does not ask again on return when nothing was due', async () => {
    const { load, ...rest } = setUp(async () => idle);
    ({ watch } = rest);
    watch.start();
    await advance(0);
    look('hidden');
    look('visible');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('answers a reload only with what was asked after it', async () => {
    const answers: Array<(card: Scorecard) => void> = [];
    const { load, onScorecard, ...rest } = setUp(
      () => new Promise(resolve => answers.push(resolve)),
    );
    ({ watch } = rest);
    watch.start();
    let reloaded = false;
    const reloading = watch.reload().then(() => {
      reloaded = true;
    });
    answers[0](idle);
    await advance(0);
    expect(load).toHaveBeenCalledTimes(2);
    expect(reloaded).toBe(false);
    answers[1](busy);
    await reloading;
    expect(onScorecard).toHaveBeenLastCalledWith(busy);
  });

  it('takes a flood of signals as one', async () => {
    const { load, ...rest } = setUp(async () => idle);
    ({ watch } = rest);
    watch.start();
    await advance(100);
    for (let i = 0; i < 50; i += 1) watch.nudge(POLLING.signal);
    await advance(POLLING.signal);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks steadily while signals never end', async () => {
    const { load, ...rest } = setUp(async () => idle);
    ({ watch } = rest);
    watch.start();
    for (let second = 0; second < 20; second += 1) {
      await advance(1000);
      watch.nudge(POLLING.anySignal);
    }
    expect(load).toHaveBeenCalledTimes(5);
  });

  it('asks again after a signal that came while an answer was under way', async () => {
    const answers: Array<(card: Scorecard) => void> = [];
    const { load, ...rest } = setUp(
      () => new Promise(resolve => answers.push(resolve)),
    );
    ({ watch } = rest);
    watch.start();
    watch.nudge(POLLING.signal);
    await advance(100);
    answers[0](idle);
    await advance(POLLING.signal);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('does not put off what is due for a signal', async () => {
    const { load, ...rest } = setUp(async () => busy);
    ({ watch } = rest);
    watch.start();
    await advance(100);
    watch.nudge(POLLING.anySignal);
    await advance(POLLING.scanning);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('cancels the request and stays silent once stopped', async () => {
    let fail: (error: Error) => void = () => {};
    const { load, onScorecard, onError, ...rest } = setUp(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    ({ watch } = rest);
    watch.start();
    watch.stop();
    expect(load.mock.calls[0][0].aborted).toBe(true);
    fail(new Error('aborted'));
    watch.nudge(0);
    await advance(600_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(onScorecard).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });
});
