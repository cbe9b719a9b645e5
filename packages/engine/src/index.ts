/**
 * Runs rules over the files of a service: check, score, fix, suppress, report.
 *
 * @packageDocumentation
 */
export * from './rule';
export * from './nodes';
export * from './references';
export * from './policy';
export * from './source';
export { check } from './check';
export type { CheckOptions } from './check';
export { assess, everyRule } from './assess';
export type { AssessOptions, WaiverInForce } from './assess';
export { scoreOutcomes, gradeOf } from './score';
export type { Score, Weighable } from './score';
export { applyFixes } from './fix';
export type { FixOptions, FixResult } from './fix';
export { controlStates } from './control-states';
export { ruleInfo, fixKind } from './rule-info';
export { ignoreComments, trivyCode } from './ignore-comments';
export type { CommentTool, IgnoreComment } from './ignore-comments';
export { hash } from './fingerprint';
export { holdsToken, maskPath, maskSecrets } from './mask';
export { isSecretName } from './secret-names';
export { forTerminal as plainText } from './formats/escape';
export { formatText } from './formats/text';
export type { TextOptions } from './formats/text';
export { formatJson } from './formats/json';
export { formatSarif, sarifText, sarifUri } from './formats/sarif';
export type { SarifOptions } from './formats/sarif';
export { formatMarkdown } from './formats/markdown';
export { levelNames } from './formats/summary';
export type { FormatOptions } from './formats/summary';
export {
  imageDataDays,
  isCandidatePath,
  kindOf,
  ServiceFiles,
} from '@plimsoll/syntax';
export type * from '@plimsoll/syntax';
export type {
  Category,
  Confidence,
  Kind,
  RuleExample,
  Severity,
} from '@plimsoll/findings';
