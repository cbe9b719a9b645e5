import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/** What deciding on visibility needs. */
export interface VisibilityOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  /** Which entities are services. */
  entities: FilterPredicate;
}

/**
 * What a caller may see: the scorecards of the entities that they may read in the catalog, and no others.
 *
 * The catalog itself decides, with the caller's own credentials, so that there is no second opinion.
 */
export class Visibility {
  readonly #options: VisibilityOptions;

  constructor(options: VisibilityOptions) {
    this.#options = options;
  }

  /** The entity, or nothing where there is none or the caller may not read it: the answer is the same. */
  async entity(
    ref: CompoundEntityRef | string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return this.#options.catalog.getEntityByRef(ref, { credentials });
  }

  /** The refs of all services that the caller may read; absent where that is all there are. */
  async visible(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string> | undefined> {
    return this.#readable(this.#options.entities, credentials);
  }

  /** How many services the catalog itself counts that the caller may read. */
  async count(credentials: BackstageCredentials): Promise<number> {
    const { catalog, entities } = this.#options;
    const { totalItems } = await catalog.queryEntities(
      { query: entities, limit: 0 },
      { credentials },
    );
    return totalItems;
  }

  /** The same of groups, systems and domains. */
  async visibleScopes(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string> | undefined> {
    return this.#readable(
      { kind: { $in: ['group', 'system', 'domain'] } },
      credentials,
    );
  }

  async #readable(
    query: FilterPredicate,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string> | undefined> {
    const { permissions, catalog } = this.#options;
    const [{ result }] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.ALLOW) return undefined;
    const refs = new Set<string>();
    if (result === AuthorizeResult.DENY) return refs;
    const pages = catalog.streamEntities(
      {
        query,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) refs.add(stringifyEntityRef(entity));
    }
    return refs;
  }
}
