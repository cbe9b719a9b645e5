import { NotFoundError } from '@backstage/errors';
import { StoredScope, Within } from './store/Store';

/** Groups, systems and domains, and what is part of what. */
export class ScopeTree {
  readonly #scopes: ReadonlyMap<string, StoredScope>;
  readonly #children = new Map<string, string[]>();

  constructor(scopes: readonly StoredScope[]) {
    this.#scopes = new Map(scopes.map(scope => [scope.entityRef, scope]));
    for (const { entityRef, parent, kind } of scopes) {
      // A system is part of a domain, but its services are found by theirs.
      if (!parent || kind === 'system') continue;
      this.#children.set(parent, [
        ...(this.#children.get(parent) ?? []),
        entityRef,
      ]);
    }
  }

  get(entityRef: string): StoredScope | undefined {
    return this.#scopes.get(entityRef);
  }

  /** The services of a scope and of all that is part of it. */
  within(entityRef: string): Within {
    const scope = this.#scopes.get(entityRef);
    if (!scope) throw noSuchScope(entityRef);
    return {
      column: scope.kind === 'group' ? 'owner' : scope.kind,
      refs: [...this.#under(entityRef)],
    };
  }

  /** A scope and what is part of it, each once, however the catalog has tied them together. */
  #under(entityRef: string): Set<string> {
    const seen = new Set<string>();
    const open = [entityRef];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(this.#children.get(next) ?? []));
    }
    return seen;
  }
}

/** The same for one that is not there and one that the caller may not see. */
export function noSuchScope(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no group, system or domain ${entityRef}, or you may not see it`,
  );
}
