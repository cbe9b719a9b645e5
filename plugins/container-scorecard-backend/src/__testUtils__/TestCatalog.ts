import {
  BackstageCredentials,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog in memory that can change, and in which some users see less than others. */
export class TestCatalog {
  readonly #entities = new Map<string, Entity>();
  /** What users may not read, by user. Backend services may read everything. */
  readonly hidden: Record<string, string[]> = {};

  set(...entities: Entity[]) {
    for (const entity of entities) {
      this.#entities.set(stringifyEntityRef(entity), entity);
    }
  }

  remove(entityRef: string) {
    this.#entities.delete(entityRef);
  }

  factory() {
    const service = catalogServiceMock();
    const forCaller = (credentials: BackstageCredentials) =>
      catalogServiceMock({ entities: this.#visibleTo(credentials) });
    const overrides: Partial<CatalogService> = {
      getEntityByRef: (ref, options) =>
        forCaller(options.credentials).getEntityByRef(ref, options),
      queryEntities: (request, options) =>
        forCaller(options.credentials).queryEntities(request, options),
      streamEntities: (request, options) =>
        forCaller(options.credentials).streamEntities(request, options),
    };
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => Object.assign(service, overrides),
    });
  }

  #visibleTo({ principal }: BackstageCredentials): Entity[] {
    const service = mockCredentials.service().principal.type;
    const { type, userEntityRef } = {
      userEntityRef: '',
      ...Object(principal),
    };
    const hidden = type === service ? [] : this.hidden[userEntityRef] ?? [];
    return [...this.#entities]
      .filter(([entityRef]) => !hidden.includes(entityRef))
      .map(([, entity]) => entity);
  }
}

/** A component whose source is a folder of a repository. */
export function component(
  name: string,
  source: string,
  more: { title?: string; spec?: Record<string, string> } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      title: more.title,
      annotations: { 'backstage.io/source-location': source },
    },
    spec: { type: 'service', owner: 'web-team', ...more.spec },
  };
}
