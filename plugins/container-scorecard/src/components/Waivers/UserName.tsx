import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Who did something, linked where the catalog may know them. */
export function UserName(props: { entityRef: string }) {
  return isEntityRef(props.entityRef) ? (
    <EntityRefLink entityRef={props.entityRef} defaultKind="user" hideIcon />
  ) : (
    <>{props.entityRef}</>
  );
}

function isEntityRef(text: string): boolean {
  try {
    return Boolean(parseEntityRef(text));
  } catch {
    return false;
  }
}
