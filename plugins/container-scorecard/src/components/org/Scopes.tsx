import { useApi } from '@backstage/core-plugin-api';
import { Scope } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { createContext, ReactNode, useContext, useMemo } from 'react';
import { containerScorecardApiRef } from '../../api';
import { Select } from './Select';
import { Loaded, useLoaded } from './useLoaded';
import { useQuery } from './useQuery';
import { useWords } from '../../hooks/useWords';

const ScopesContext = createContext<{
  scopes: Loaded<Scope[]>;
  titles: ReadonlyMap<string, string>;
}>({
  scopes: { isLoading: true, retry: () => {} },
  titles: new Map(),
});

/** Groups, systems and domains that have services, for all tabs. */
export function ScopesProvider(props: { children: ReactNode }) {
  const api = useApi(containerScorecardApiRef);
  const scopes = useLoaded(
    'scopes',
    async () => (await api.listScopes()).items,
  );
  const value = useMemo(
    () => ({
      scopes,
      titles: new Map(scopes.value?.map(s => [s.entityRef, s.title])),
    }),
    [scopes],
  );
  return (
    <ScopesContext.Provider value={value}>
      {props.children}
    </ScopesContext.Provider>
  );
}

/** Groups, systems and domains to choose from. */
export function useScopes(): Scope[] {
  return useContext(ScopesContext).scopes.value ?? [];
}

/** The title of a group, system or domain, or the name in its ref. */
export function useTitleOf(): (entityRef: string) => string {
  const { titles } = useContext(ScopesContext);
  return entityRef => titles.get(entityRef) ?? nameOf(entityRef);
}

/** `payments` of `group:default/payments`. */
export function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

const KINDS = ['group', 'system', 'domain'] as const;

/** Chooses what part of the organisation the page is about. */
export function ScopePicker() {
  const t = useWords();
  const { scope, change } = useQuery();
  const { scopes } = useContext(ScopesContext);
  const list = scopes.value ?? [];
  const isKnown = !scope || list.some(s => s.entityRef === scope);
  return (
    <Select
      label={t('scope.label')}
      value={scope ?? ''}
      onChange={value =>
        change({ scope: value, page: undefined, cursor: undefined })
      }
    >
      <option value="">{t('scope.all')}</option>
      {!isKnown && scope && <option value={scope}>{scope}</option>}
      {scopes.error && list.length === 0 && (
        <option disabled>{t('scope.failed')}</option>
      )}
      {KINDS.map(kind => {
        const ofKind = list
          .filter(s => s.kind === kind)
          .sort((a, b) => a.title.localeCompare(b.title));
        return (
          ofKind.length > 0 && (
            <optgroup key={kind} label={t(`scope.${kind}`)}>
              {ofKind.map(s => (
                <option key={s.entityRef} value={s.entityRef}>
                  {s.title} ({s.services})
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </Select>
  );
}
