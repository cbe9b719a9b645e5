import { useApi } from '@backstage/core-plugin-api';
import { HistoryEntry } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useCallback, useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../api';
import { asError } from '../checks/errors';

/** How a scorecard came to be what it is. */
export interface HistoryState {
  /** Oldest first; stays while another span is asked for. */
  items?: HistoryEntry[];
  error?: Error;
  retry: () => void;
}

/** The history of an entity's scorecard; any change of `version` loads it anew. */
export function useHistory(
  entityRef: string,
  days: number,
  version: unknown,
): HistoryState {
  const api = useApi(containerScorecardApiRef);
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<Omit<HistoryState, 'retry'>>({});
  useEffect(() => {
    let stopped = false;
    api.getHistory(entityRef, { days }).then(
      ({ items }) => stopped || setState({ items }),
      thrown => stopped || setState({ error: asError(thrown) }),
    );
    return () => {
      stopped = true;
    };
  }, [api, entityRef, days, version, asked]);
  const retry = useCallback(() => setAsked(n => n + 1), []);
  return { ...state, retry };
}
