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

/**
 * Who may ask for a waiver of a service that they own. Whoever owns it by the catalog, and has this, may.
 *
 * @public
 */
export const containerScorecardWaiverAskPermission = createPermission({
  name: 'container-scorecard.waiver.ask',
  attributes: { action: 'create' },
});

/**
 * Who may approve and refuse waivers that others asked for, and end active ones.
 *
 * @public
 */
export const containerScorecardWaiverDecidePermission = createPermission({
  name: 'container-scorecard.waiver.decide',
  attributes: { action: 'update' },
});

/**
 * Who may see the policy in force and what another would change.
 *
 * @public
 */
export const containerScorecardPolicyPreviewPermission = createPermission({
  name: 'container-scorecard.policy.preview',
  attributes: { action: 'read' },
});

/**
 * Who may freeze a report for filing, and read those that others froze if they may see all that is in them.
 *
 * @public
 */
export const containerScorecardReportFreezePermission = createPermission({
  name: 'container-scorecard.report.freeze',
  attributes: { action: 'create' },
});

/** Every permission of the container scorecard. @public */
export const containerScorecardPermissions = [
  containerScorecardRefreshPermission,
  containerScorecardWaiverAskPermission,
  containerScorecardWaiverDecidePermission,
  containerScorecardPolicyPreviewPermission,
  containerScorecardReportFreezePermission,
];
