/**
 * Makes container scorecards found by the search.
 *
 * @packageDocumentation
 */
export { searchModuleContainerScorecardCollator as default } from './module';
export type { ContainerScorecardDocument } from './ContainerScorecardCollatorFactory';
