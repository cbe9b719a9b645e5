import { useApi } from '@backstage/core-plugin-api';
import {
  ContainerScorecardApi,
  Outcome,
  RuleInfo,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../api';
import { asError } from '../checks/errors';

type Rules = ReadonlyMap<string, RuleInfo>;

/** Rules change only when the backend is replaced, so they are kept until a scorecard names one that is not known. */
const kept = new WeakMap<
  ContainerScorecardApi,
  { rules: Promise<Rules>; loadedAt: number }
>();
const KEPT_AT_LEAST = 60_000;

function loadRules(
  api: ContainerScorecardApi,
  isEnough: (rules: Rules) => boolean,
): Promise<Rules> {
  const known = kept.get(api);
  if (!known) return askForRules(api);
  return known.rules.then(rules =>
    isEnough(rules) || Date.now() - known.loadedAt < KEPT_AT_LEAST
      ? rules
      : askForRules(api),
  );
}

function askForRules(api: ContainerScorecardApi): Promise<Rules> {
  const rules = api
    .listRules()
    .then(list => new Map(list.map(rule => [rule.id, rule])));
  kept.set(api, { rules, loadedAt: Date.now() });
  rules.catch(() => kept.delete(api));
  return rules;
}

/** The documentation of the rules. Without it a scorecard still says what is where, only less well. */
export function useRules(outcomes: Outcome[]): {
  rules?: Rules;
  error?: Error;
} {
  const api = useApi(containerScorecardApiRef);
  const [state, setState] = useState<{ rules?: Rules; error?: Error }>({});
  useEffect(() => {
    let stopped = false;
    loadRules(api, rules => outcomes.every(({ rule }) => rules.has(rule))).then(
      rules =>
        stopped ||
        setState(before => (before.rules === rules ? before : { rules })),
      thrown => stopped || setState({ error: asError(thrown) }),
    );
    return () => {
      stopped = true;
    };
  }, [api, outcomes]);
  return state;
}
