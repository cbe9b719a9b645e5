import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  CheckFilters,
  filtersFromQuery,
  filtersToQuery,
} from '../checks/filters';

/** The filters and the check that is open, kept in the address so that both can be shared. */
export function useCheckFilters() {
  const [query, setQuery] = useSearchParams();

  const filters = useMemo(() => filtersFromQuery(query), [query]);
  const setFilters = useCallback(
    (change: Partial<CheckFilters>) =>
      setQuery(
        before =>
          filtersToQuery(before, { ...filtersFromQuery(before), ...change }),
        { replace: true },
      ),
    [setQuery],
  );

  const openCheck = query.get('check') ?? undefined;
  const setOpenCheck = useCallback(
    (rule: string | undefined) =>
      setQuery(
        before => {
          const next = new URLSearchParams(before);
          if (rule) next.set('check', rule);
          else next.delete('check');
          return next;
        },
        { replace: true },
      ),
    [setQuery],
  );

  return { filters, setFilters, openCheck, setOpenCheck };
}
