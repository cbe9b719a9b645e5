import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { sourceOf } from './scan/source';
import { Policies } from './policies';
import { Service, Store, StoredScope } from './store/Store';

/** What keeping services in step with the catalog needs. */
export interface ServicesOptions {
  catalog: CatalogService;
  auth: AuthService;
  store: Store;
  integrations: ScmIntegrations;
  logger: LoggerService;
  /** Which entities are services. */
  entities: FilterPredicate;
  policies: Pick<Policies, 'keyOf'>;
}

// Overrides of the policy may ask for anything in these.
const SERVICE_FIELDS = ['apiVersion', 'kind', 'metadata', 'spec', 'relations'];
const SCOPE_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
  'spec.parent',
  'spec.domain',
  'spec.subdomainOf',
  'relations',
];

/** Knows which catalog entities are services, and keeps the store in step with the catalog. */
export class Services {
  readonly #options: ServicesOptions;
  readonly #isService: (entity: Entity) => boolean;

  constructor(options: ServicesOptions) {
    this.#options = options;
    this.#isService = filterPredicateToFilterFunction(options.entities);
  }

  /** Looks through the whole catalog. */
  async sync(signal?: AbortSignal): Promise<void> {
    const { catalog, auth, store, entities, logger } = this.#options;
    const started = new Date();
    const credentials = await auth.getOwnServiceCredentials();
    const scopes = await this.#scopes();
    await store.saveScopes(scopes);
    const domains = domainsOf(scopes);
    const seen = new Set<string>();
    const pages = catalog.streamEntities(
      { query: entities, fields: SERVICE_FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      signal?.throwIfAborted();
      const services = page.map(entity => this.#toService(entity, domains));
      await store.saveServices(services, new Date());
      services.forEach(({ entityRef }) => seen.add(entityRef));
    }
    // Only here, after all pages: half a catalog would look like a catalog that lost half its services.
    const { removed } = await store.keepServices(seen, started, new Date());
    logger.debug(
      `The catalog has ${seen.size} services; ${removed} are gone from it`,
    );
  }

  /** Takes up one entity that the next look through the catalog would find anyway. `false` if it is no service. */
  async add(entity: Entity): Promise<boolean> {
    if (!this.#isService(entity)) return false;
    await this.#options.store.saveServices(
      [this.#toService(entity, domainsOf(await this.#options.store.scopes()))],
      new Date(),
    );
    return true;
  }

  /** Groups, systems and domains, each with what it is part of. */
  async #scopes(): Promise<StoredScope[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const scopes: StoredScope[] = [];
    const pages = catalog.streamEntities(
      {
        query: { kind: { $in: ['group', 'system', 'domain'] } },
        fields: SCOPE_FIELDS,
      },
      { credentials },
    );
    for await (const page of pages) scopes.push(...page.flatMap(toScope));
    return scopes;
  }

  #toService(
    entity: Entity,
    domains: Map<string, string | undefined>,
  ): Service {
    const system = refOf(entity, RELATION_PART_OF, 'system');
    return {
      entityRef: stringifyEntityRef(entity),
      title: entity.metadata.title ?? entity.metadata.name,
      owner: refOf(entity, RELATION_OWNED_BY, 'group', 'owner'),
      system,
      domain:
        (system && domains.get(system)) ??
        refOf(entity, RELATION_PART_OF, 'domain'),
      type: text(entity.spec?.type),
      lifecycle: text(entity.spec?.lifecycle),
      tags: entity.metadata.tags,
      policyKey: this.#options.policies.keyOf(entity),
      source: sourceOf(entity, this.#options.integrations),
    };
  }
}

/** A component says its system; only the system says its domain. */
function domainsOf(
  scopes: readonly StoredScope[],
): Map<string, string | undefined> {
  return new Map(
    scopes
      .filter(({ kind }) => kind === 'system')
      .map(({ entityRef, parent }) => [entityRef, parent]),
  );
}

function toScope(entity: Entity): StoredScope[] {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  if (kind !== 'group' && kind !== 'system' && kind !== 'domain') return [];
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  return [
    {
      entityRef: stringifyEntityRef(entity),
      kind,
      title:
        entity.metadata.title ??
        text(profile?.displayName) ??
        entity.metadata.name,
      parent: {
        group: refOf(entity, RELATION_CHILD_OF, 'group', 'parent'),
        system: refOf(entity, RELATION_PART_OF, 'domain'),
        domain: refOf(entity, RELATION_PART_OF, 'domain', 'subdomainOf'),
      }[kind],
    },
  ];
}

/**
 * The entity that another names in its spec. The relation comes first, for it is what the catalog made of it;
 * an owner may be of any kind.
 */
function refOf(
  entity: Entity,
  relation: string,
  kind: string,
  field: string = kind,
): string | undefined {
  const related = entity.relations?.find(
    ({ type, targetRef }) =>
      type === relation &&
      (field === 'owner' || targetRef.startsWith(`${kind}:`)),
  );
  if (related) return related.targetRef;
  const named = text(entity.spec?.[field]);
  if (!named) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(named, {
        defaultKind: kind,
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    // Not an entity ref; the catalog says so on the entity's own page.
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
