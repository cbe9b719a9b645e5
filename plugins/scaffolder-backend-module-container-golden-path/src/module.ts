import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createAdoptAction } from './actions/adopt';
import { createDetectAction } from './actions/detect';
import { createGiteaPullRequestAction } from './actions/gitea-pull-request';
import { createGoldenPathRenderAction } from './actions/golden-path-render';
import { createRepositoryFetchAction } from './actions/repository-fetch';
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
        scaffolder: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
      },
      async init({ scaffolder, config, reader }) {
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(
          createGoldenPathRenderAction({
            reader,
            integrations,
            fallback: config.getOptionalString('containerGoldenPath.templates'),
            registries: config.getOptionalStringArray(
              'containerGoldenPath.registries',
            ),
          }),
          createRepositoryFetchAction({ reader, integrations }),
          createDetectAction(),
          createAdoptAction(),
          createGiteaPullRequestAction({ integrations }),
          createScorecardCheckAction(),
        );
      },
    });
  },
});
