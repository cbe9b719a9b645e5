import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  ContainerScorecardApi,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { containerScorecardApiRef } from '../api';
import { asError, statusOf } from '../checks/errors';
import { POLLING, ScorecardWatch } from './ScorecardWatch';

/** What is known of one service, and how to learn more. */
export interface ScorecardState {
  /** The last answer; stays while a newer one is asked for and when that fails. */
  scorecard?: Scorecard;
  /** Why the latest answer did not come. With a scorecard, that one is older than it should be. */
  error?: Error;
  /** When the scorecard was last answered, in milliseconds. */
  loadedAt?: number;
  /** Asks again at once. */
  retry: () => void;
  /** Asks for a scan out of turn. */
  rescan: () => void;
  /** True from asking for a scan until it ended, whoever asked. */
  scanning: boolean;
  /** Why the scan could not be asked for. */
  rescanError?: Error;
}

/** Answers of this session, so that going from card to page and back does not begin with a skeleton. */
const answers = new WeakMap<
  ContainerScorecardApi,
  Map<string, { scorecard: Scorecard; loadedAt: number }>
>();
const MOST_ANSWERS = 50;

function answersOf(api: ContainerScorecardApi) {
  const known = answers.get(api) ?? new Map();
  answers.set(api, known);
  return known;
}

type Known = Pick<ScorecardState, 'scorecard' | 'error' | 'loadedAt'> & {
  entityRef: string;
};

/** The scorecard of an entity, kept up to date for as long as the component is there and somebody looks. */
export function useScorecard(entityRef: string): ScorecardState {
  const api = useApi(containerScorecardApiRef);
  const signals = useApiHolder().get(signalApiRef);
  const watch = useRef<ScorecardWatch>();
  const [known, setKnown] = useState<Known>(() => ({
    entityRef,
    ...answersOf(api).get(entityRef),
  }));
  const [asking, setAsking] = useState<{
    running?: ScorecardWatch;
    error?: Error;
  }>({});

  useEffect(() => {
    const remembered = answersOf(api);
    setKnown({ entityRef, ...remembered.get(entityRef) });
    setAsking({});
    const running = new ScorecardWatch({
      load: signal => api.getScorecard(entityRef, { signal }),
      onScorecard: scorecard => {
        const answer = { scorecard, loadedAt: Date.now() };
        remembered.delete(entityRef);
        remembered.set(entityRef, answer);
        if (remembered.size > MOST_ANSWERS) {
          remembered.delete(remembered.keys().next().value!);
        }
        setKnown({ entityRef, ...answer });
      },
      onError: thrown => {
        const error = asError(thrown);
        // Who may no longer read the entity must not go on reading its scorecard.
        const gone = [403, 404].includes(statusOf(error) ?? 0);
        if (gone) remembered.delete(entityRef);
        setKnown(before =>
          gone ? { entityRef, error } : { ...before, entityRef, error },
        );
      },
    });
    watch.current = running;
    running.start();
    const subscription = signals?.subscribe<{ entityRef?: string }>(
      'container-scorecard',
      message => {
        // Such messages reach everybody, so most say only that something changed.
        if (!message?.entityRef) running.nudge(POLLING.anySignal);
        else if (message.entityRef === entityRef) running.nudge(POLLING.signal);
      },
    );
    return () => {
      watch.current = undefined;
      subscription?.unsubscribe();
      running.stop();
    };
  }, [api, signals, entityRef]);

  const retry = useCallback(() => void watch.current?.reload(), []);

  const rescan = useCallback(async () => {
    const running = watch.current;
    const isCurrent = () => watch.current === running;
    setAsking({ running });
    try {
      await api.refreshScorecard(entityRef);
      if (isCurrent()) await running?.reload();
      if (isCurrent()) setAsking({});
    } catch (error) {
      if (isCurrent()) setAsking({ error: asError(error) });
    }
  }, [api, entityRef]);

  // What was known of another entity is not shown for a single frame.
  const { scorecard, error, loadedAt } =
    known.entityRef === entityRef
      ? known
      : { ...answersOf(api).get(entityRef), error: undefined };
  return {
    scorecard,
    error,
    loadedAt,
    retry,
    rescan,
    scanning: asking.running !== undefined || scorecard?.scanning === true,
    rescanError: asking.error,
  };
}
