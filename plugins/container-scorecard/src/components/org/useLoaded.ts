import { useCallback, useEffect, useRef, useState } from 'react';
import { asError } from '../../checks/errors';

/** What was loaded, and how the latest attempt went. */
export interface Loaded<T> {
  value?: T;
  /** When `value` came. */
  at?: number;
  /** Of the latest attempt; `value` is then from an earlier one. */
  error?: Error;
  /** True while another question than that of `value` is being asked. */
  isLoading: boolean;
  retry: () => void;
}

/** Asked again this often while the page is in sight. */
const AGAIN_AFTER = 60_000;

/**
 * Loads something, and loads it again from time to time. What is there stays in sight until the next is: `key` says
 * what is asked for, and only a new one counts as loading.
 */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<
    Omit<Loaded<T>, 'isLoading' | 'retry'> & { key?: string }
  >({});
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    let stopped = false;
    const ask = async () => {
      try {
        const value = await latest.current();
        if (!stopped) setState({ key, value, at: Date.now() });
      } catch (thrown) {
        const error = asError(thrown);
        // What belongs to another question must not stand under this one.
        if (!stopped) {
          setState(before =>
            before.key === key ? { ...before, error } : { key, error },
          );
        }
      }
    };
    void ask();
    const timer = setInterval(() => {
      if (!document.hidden) void ask();
    }, AGAIN_AFTER);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [key, attempt]);

  const retry = useCallback(() => setAttempt(n => n + 1), []);
  const { key: known, ...rest } = state;
  return { ...rest, isLoading: known !== key, retry };
}
