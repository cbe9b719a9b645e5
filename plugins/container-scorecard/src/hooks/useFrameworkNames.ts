import { useApi } from '@backstage/core-plugin-api';
import { ContainerScorecardApi } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { useEffect, useState } from 'react';
import { containerScorecardApiRef } from '../api';
import { FrameworkNames } from '../checks/references';

const NONE: FrameworkNames = new Map();

/** Frameworks change only when the backend is replaced. */
const kept = new WeakMap<ContainerScorecardApi, Promise<FrameworkNames>>();

function loadNames(api: ContainerScorecardApi): Promise<FrameworkNames> {
  const known = kept.get(api);
  if (known) return known;
  const names = api
    .listFrameworks()
    .then(({ items }) => new Map(items.map(({ id, name }) => [id, name])));
  kept.set(api, names);
  names.catch(() => kept.delete(api));
  return names;
}

/** How frameworks are called. None until they are loaded, and where they cannot be: an id says enough then. */
export function useFrameworkNames(): FrameworkNames {
  const api = useApi(containerScorecardApiRef);
  const [names, setNames] = useState(NONE);
  useEffect(() => {
    let stopped = false;
    loadNames(api).then(
      loaded => stopped || setNames(loaded),
      () => {},
    );
    return () => {
      stopped = true;
    };
  }, [api]);
  return names;
}
