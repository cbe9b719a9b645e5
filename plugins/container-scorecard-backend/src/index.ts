/**
 * Scores the container set-up of every service in the catalog.
 *
 * @packageDocumentation
 */
export { containerScorecardPlugin as default } from './plugin';
