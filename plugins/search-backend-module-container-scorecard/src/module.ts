import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { containerScorecardServiceRef } from '@plimsoll/backstage-plugin-container-scorecard-node';
import { readLocationTemplate, readSchedule } from './config';
import { ContainerScorecardCollatorFactory } from './ContainerScorecardCollatorFactory';

/**
 * Adds the container scorecards to the index of the search.
 *
 * @public
 */
export const searchModuleContainerScorecardCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'container-scorecard-collator',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        api: containerScorecardServiceRef,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ api, config, indexRegistry, scheduler }) {
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
          factory: new ContainerScorecardCollatorFactory({
            api,
            locationTemplate: readLocationTemplate(config),
          }),
        });
      },
    });
  },
});
