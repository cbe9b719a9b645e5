/**
 * Gives container scorecards to Tech Insights as facts.
 *
 * @packageDocumentation
 */
export { techInsightsModuleContainerScorecard as default } from './module';
