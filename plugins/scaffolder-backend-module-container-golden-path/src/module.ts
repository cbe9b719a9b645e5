import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGiteaPullRequestAction } from './actions/gitea-pull-request';
import { createScorecardCheckAction } from './actions/scorecard-check';

/**
 * Adds the actions of the golden paths to the scaffolder.
 *
 * @public
 */
export const goldenPathModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'container-golden-path',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ config, scaffolder }) {
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(
          createScorecardCheckAction(),
          createGiteaPullRequestAction({ integrations }),
        );
      },
    });
  },
});
