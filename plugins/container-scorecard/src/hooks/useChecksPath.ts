import { RouteFunc, useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/**
 * Makes paths to the page of the service at hand, or to one check on it.
 * Gives nothing where the page is not installed: the card then stands alone.
 */
export function useChecksPath(): ((rule?: string) => string) | undefined {
  const path = useOptionalRoute();
  if (!path) return undefined;
  return rule =>
    rule ? `${path()}?check=${encodeURIComponent(rule)}` : path();
}

function useOptionalRoute(): RouteFunc<undefined> | undefined {
  try {
    return useRouteRef(rootRouteRef);
  } catch {
    return undefined;
  }
}
