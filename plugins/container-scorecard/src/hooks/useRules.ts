import { useApi } from '@backstage/core-plugin-api';
import {
  ContainerScorecardApi,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../api';

type Rules = ReadonlyMap<string, RuleInfo>;

/** Rules change only when the backend is replaced, so once a session is enough. */
const loaded = new WeakMap<ContainerScorecardApi, Promise<Rules>>();

function loadRules(api: ContainerScorecardApi): Promise<Rules> {
  const known = loaded.get(api);
  if (known) return known;
  const loading = api
    .listRules()
    .then(rules => new Map(rules.map(rule => [rule.id, rule])));
  loaded.set(api, loading);
  loading.catch(() => loaded.delete(api));
  return loading;
}

/** The documentation of every rule. Without it a scorecard still says what is where, only less well. */
export function useRules(): { rules?: Rules; error?: Error } {
  const api = useApi(containerScorecardApiRef);
  const [state, setState] = useState<{ rules?: Rules; error?: Error }>({});
  useEffect(() => {
    let stopped = false;
    loadRules(api).then(
      rules => stopped || setState({ rules }),
      error => stopped || setState({ error }),
    );
    return () => {
      stopped = true;
    };
  }, [api]);
  return state;
}
