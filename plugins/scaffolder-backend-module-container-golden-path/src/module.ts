import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
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
      deps: { scaffolder: scaffolderActionsExtensionPoint },
      async init({ scaffolder }) {
        scaffolder.addActions(createScorecardCheckAction());
      },
    });
  },
});
