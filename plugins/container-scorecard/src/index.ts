/**
 * Entity card and page of the container scorecard, for the classic frontend system.
 * The new frontend system takes `./alpha`.
 *
 * @packageDocumentation
 */
export {
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
