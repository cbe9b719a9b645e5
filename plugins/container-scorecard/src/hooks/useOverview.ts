import { useApi } from '@backstage/core-plugin-api';
import { Overview } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useCallback, useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../api';
import { asError } from '../checks/errors';

/** What is known of a part of the organisation, and how to ask again. */
export interface OverviewState {
  overview?: Overview;
  error?: Error;
  retry: () => void;
}

/** Where a group, system or domain stands, with all that is part of it. */
export function useOverview(scope: string): OverviewState {
  const api = useApi(containerScorecardApiRef);
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<{
    scope: string;
    overview?: Overview;
    error?: Error;
  }>({ scope });
  useEffect(() => {
    let stopped = false;
    api.getOverview({ scope, days: 30 }).then(
      overview => stopped || setState({ scope, overview }),
      thrown => stopped || setState({ scope, error: asError(thrown) }),
    );
    return () => {
      stopped = true;
    };
  }, [api, scope, asked]);
  const retry = useCallback(() => setAsked(n => n + 1), []);
  return state.scope === scope ? { ...state, retry } : { retry };
}
