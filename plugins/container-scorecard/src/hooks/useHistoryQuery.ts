import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The spans there are to choose from, in days. The API takes 1 to 800 days. */
export const SPANS = [30, 90, 365, 730] as const;

/** What of the history is shown, from the address: how many days, and the two entries compared. */
export interface HistoryQuery {
  days: number;
  from?: string;
  to?: string;
}

/** The choices of the history, kept in the address so that they can be shared. */
export function useHistoryQuery(): [
  HistoryQuery,
  (change: Partial<HistoryQuery>) => void,
] {
  const [query, setQuery] = useSearchParams();
  const change = useCallback(
    (changes: Partial<HistoryQuery>) =>
      setQuery(
        before => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            next.set(name, `${value}`);
          }
          return next;
        },
        { replace: true },
      ),
    [setQuery],
  );
  const days = Number(query.get('days'));
  return [
    {
      days: SPANS.some(span => span === days) ? days : 90,
      from: query.get('from') ?? undefined,
      to: query.get('to') ?? undefined,
    },
    change,
  ];
}
