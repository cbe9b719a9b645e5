/**
 * Runs rules over the files of a service: check, score, fix, suppress, report.
 *
 * @packageDocumentation
 */
export * from './rule';
export * from './nodes';
export * from './references';
export * from './policy';
export { scoreOutcomes, gradeOf } from './score';
export type { Score, Weighable } from './score';
export { maskSecrets } from './mask';
export { isSecretName } from './secret-names';
