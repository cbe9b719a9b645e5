/**
 * REST types, client and permissions of the container scorecard.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './history';
export * from './reports';
export * from './compliance';
export * from './waivers';
export * from './policy';
export * from './client';
export * from './permissions';
export type * from '@plimsoll/findings';
export {
  SEVERITIES,
  CATEGORIES,
  KINDS,
  CONTROL_STATES,
  supportState,
} from '@plimsoll/findings';
