import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useLoaded } from '../useLoaded';

/** Values that occur in the catalog. */
export interface Facets {
  lifecycle: string[];
  type: string[];
  tag: string[];
}

const FIELDS = {
  lifecycle: 'spec.lifecycle',
  type: 'spec.type',
  tag: 'metadata.tags',
};

const NONE: Facets = { lifecycle: [], type: [], tag: [] };

/** What the catalog says of lifecycles, types and tags: the filters for which nobody else knows the values. */
export function useFacets(): Facets {
  const catalog = useApi(catalogApiRef);
  const { value } = useLoaded('facets', async () => {
    const { facets } = await catalog.getEntityFacets({
      facets: Object.values(FIELDS),
    });
    const valuesOf = (field: string) =>
      (facets[field] ?? []).map(facet => facet.value).sort();
    return {
      lifecycle: valuesOf(FIELDS.lifecycle),
      type: valuesOf(FIELDS.type),
      tag: valuesOf(FIELDS.tag),
    };
  });
  return value ?? NONE;
}
