/** How bad a finding is if it is true. Listed from worst to least. @public */
export const SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const;

/** How bad a finding is if it is true. @public */
export type Severity = (typeof SEVERITIES)[number];

/** How sure a rule is of what it says. @public */
export type Confidence = 'certain' | 'likely' | 'hint';

/** The parts of a container set-up that are scored on their own. @public */
export const CATEGORIES = [
  'image-build',
  'runtime-security',
  'supply-chain',
  'delivery',
  'composition',
  'operations',
  'orchestration',
] as const;

/** A part of a container set-up that is scored on its own. @public */
export type Category = (typeof CATEGORIES)[number];

/** What a file can be. @public */
export const KINDS = [
  'dockerfile',
  'dockerignore',
  'compose',
  'github-actions',
  'gitlab-ci',
  'kubernetes',
  'env',
  'bake',
] as const;

/** What a file is. @public */
export type Kind = (typeof KINDS)[number];

/**
 * What a rule says of a whole service.
 *
 * `unknown`: the files cannot tell. `waived`: it fails, and the failure is accepted.
 * Neither `unknown` nor `not-applicable` counts in the score, on either side.
 *
 * @public
 */
export type OutcomeState =
  | 'pass'
  | 'fail'
  | 'unknown'
  | 'not-applicable'
  | 'waived';

/** A letter for a score. @public */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

/**
 * How far a service is above the line. `none` means a critical finding is open.
 *
 * @public
 */
export type Level = 'none' | 'afloat' | 'seaworthy' | 'blue-water';
