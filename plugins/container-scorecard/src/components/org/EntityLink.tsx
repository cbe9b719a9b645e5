import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { ReactNode } from 'react';
import { PortalLink } from '../Link';

/** Leads to an entity of the catalog. */
export function EntityLink(props: {
  entityRef: string;
  children: ReactNode;
  inherit?: boolean;
}) {
  const route = useRouteRef(entityRouteRef);
  const { entityRef, children, inherit } = props;
  return (
    <PortalLink
      to={route(entityRouteParams(parseEntityRef(entityRef)))}
      title={entityRef}
      inherit={inherit}
    >
      {children}
    </PortalLink>
  );
}
