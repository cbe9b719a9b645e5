import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { adoptGoldenPathRouteRef, createFromTemplateRouteRef } from '../routes';

/** The template that brings a golden path to a repository that is there already, by the name it has in our templates. */
const ADOPT_TEMPLATE = 'golden-path-adopt';

/** Where a service without container files can go next. */
export interface AdoptPath {
  to: string;
  /** True where that is the form that asks for nothing that is known already. */
  prefilled: boolean;
}

/**
 * The path to the form that adopts a golden path for an entity, filled in; where that template is not in the catalog, to
 * the list of templates; nothing where there is no scaffolder.
 */
export function useAdoptPath(entityRef: string): AdoptPath | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const templates = useRouteRef(createFromTemplateRouteRef);
  const template = useRouteRef(adoptGoldenPathRouteRef);
  const [namespace, setNamespace] = useState<string>();
  const canOpen = template !== undefined;
  useEffect(() => {
    let stopped = false;
    if (!catalog || !canOpen) return undefined;
    catalog
      .getEntities({
        filter: { kind: 'Template', 'metadata.name': ADOPT_TEMPLATE },
        fields: ['metadata.namespace'],
        limit: 1,
      })
      .then(
        ({ items }) =>
          stopped ||
          setNamespace(items[0] && (items[0].metadata.namespace ?? 'default')),
        // The list of templates is as good a start.
        () => {},
      );
    return () => {
      stopped = true;
    };
  }, [catalog, canOpen]);

  if (template && namespace) {
    const form = template({ namespace, templateName: ADOPT_TEMPLATE });
    const answers = JSON.stringify({ component: entityRef });
    return {
      to: `${form}?formData=${encodeURIComponent(answers)}`,
      prefilled: true,
    };
  }
  return templates && { to: templates(), prefilled: false };
}
