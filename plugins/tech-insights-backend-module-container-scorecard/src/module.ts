import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { containerScorecardServiceRef } from '@plimsoll/backstage-plugin-container-scorecard-node';
import { createFactRetriever } from './factRetriever';

/**
 * Adds the container scorecards to the facts of Tech Insights.
 *
 * @public
 */
export const techInsightsModuleContainerScorecard = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'container-scorecard',
  register(env) {
    env.registerInit({
      deps: {
        api: containerScorecardServiceRef,
        factRetrievers: techInsightsFactRetrieversExtensionPoint,
      },
      async init({ api, factRetrievers }) {
        const retriever = createFactRetriever(api);
        factRetrievers.addFactRetrievers({ [retriever.id]: retriever });
      },
    });
  },
});
