import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { organisationRouteRef } from '../../routes';

/** The parts of the page; the first is at its root. */
export const TABS = [
  'overview',
  'services',
  'checks',
  'images',
  'compliance',
  'waivers',
] as const;

/** One part of the page. */
export type Tab = (typeof TABS)[number];

/** Values of the address; nothing and empty ones are left out. */
export type QueryChange = Record<
  string,
  string | readonly string[] | undefined
>;

/** The address's query, with some values replaced. */
export function withChange(
  query: URLSearchParams,
  change: QueryChange,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const one of [value ?? []].flat()) {
      if (one) next.append(name, one);
    }
  }
  return next;
}

/** What these pages show is in the address, so that it can be shared and gone back to. */
export function useQuery() {
  const [query, setQuery] = useSearchParams();
  const change = useCallback(
    (values: QueryChange) =>
      setQuery(before => withChange(before, values), { replace: true }),
    [setQuery],
  );
  const one = useCallback(
    (name: string) => query.get(name) ?? undefined,
    [query],
  );
  /** Those of the values that are known; others are left out. */
  const oneOf = useCallback(
    <T extends string>(name: string, known: readonly T[]): T | undefined =>
      known.find(value => value === query.get(name)),
    [query],
  );
  return { query, change, one, oneOf, scope: query.get('scope') ?? undefined };
}

/** Makes paths to the parts of the page; the part of the organisation stays the same. */
export function useTabPath(): (tab: Tab, query?: QueryChange) => string {
  const root = useRouteRef(organisationRouteRef)();
  const { scope } = useQuery();
  return useMemo(
    () => (tab, query) => {
      const path = tab === 'overview' ? root : `${root}/${tab}`;
      const search = withChange(new URLSearchParams(), {
        scope,
        ...query,
      }).toString();
      return search ? `${path}?${search}` : path;
    },
    [root, scope],
  );
}
