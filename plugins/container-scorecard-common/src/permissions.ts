import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Who may ask for a scan out of turn. Reading a scorecard needs no permission of its own:
 * whoever may read the entity in the catalog may read its scorecard, nobody else.
 *
 * @public
 */
export const containerScorecardRefreshPermission = createPermission({
  name: 'container-scorecard.refresh',
  attributes: { action: 'update' },
});

/** Every permission of the container scorecard. @public */
export const containerScorecardPermissions = [
  containerScorecardRefreshPermission,
];
