import { createApiRef } from '@backstage/core-plugin-api';
import { ContainerScorecardApi } from '@plimsoll/backstage-plugin-container-scorecard-common';

/** The backend of the container scorecard, as the components of this plugin call it. @public */
export const containerScorecardApiRef = createApiRef<ContainerScorecardApi>({
  id: 'plugin.container-scorecard.client',
});
