import { RouteFunc, useRouteRef } from '@backstage/core-plugin-api';
import { organisationRouteRef } from '../routes';

/**
 * Makes paths to the pages of the organisation, for a part of it.
 * Gives nothing where they are not installed.
 */
export function useReportPath(
  scope: string,
): ((tab?: 'services', filter?: Record<string, string>) => string) | undefined {
  const path = useOptionalRoute();
  if (!path) return undefined;
  return (tab, filter) =>
    `${[path(), tab].filter(Boolean).join('/')}?${new URLSearchParams({
      scope,
      ...filter,
    })}`;
}

function useOptionalRoute(): RouteFunc<undefined> | undefined {
  try {
    return useRouteRef(organisationRouteRef);
  } catch {
    return undefined;
  }
}
