/**
 * Entity card, entity page and pages of the organisation, for the classic frontend system.
 * The new frontend system takes `./alpha`.
 *
 * @packageDocumentation
 */
export {
  ContainerScorecardPage,
  ContainerScorecardSearchResultListItem,
  containerScorecardPlugin,
  EntityContainerScorecardCard,
  EntityContainerScorecardContent,
  EntityContainerScorecardReportCard,
} from './plugin';
export { containerScorecardApiRef } from './api';
export {
  isContainerScorecardAvailable,
  isContainerScorecardReportAvailable,
} from './isContainerScorecardAvailable';
export {
  PlimsollMark,
  type PlimsollMarkProps,
} from './components/PlimsollMark';
export { containerScorecardTranslationRef } from './translation';
