import { Location, Range } from './range';
import { Confidence, Kind, Severity } from './words';

/** One replacement in one file. An insertion has an empty range, a deletion an empty text. @public */
export interface Edit extends Location {
  text: string;
}

/**
 * A way to mend a finding.
 *
 * `safe` means that the edits cannot change what is built or how it runs, except as intended;
 * only safe fixes are ever applied in bulk.
 *
 * @public
 */
export interface Fix {
  title: string;
  safe: boolean;
  edits: Edit[];
}

/**
 * The lines around a finding, for showing it without the file. Secrets are masked.
 *
 * @public
 */
export interface Excerpt {
  /** Number of the first line, from 1. */
  startLine: number;
  lines: string[];
}

/** An accepted finding: by a comment in the file. @public */
export interface Suppression {
  /** The comment's own words for why, if it gives any. */
  reason?: string;
  /** The day (YYYY-MM-DD) until which it holds, if it says so. */
  until?: string;
  /** Where the comment stands. */
  range: Range;
}

/**
 * One place where a rule says no.
 *
 * @public
 */
export interface Finding {
  /** Id of the rule, `<kind>/<words>`. */
  rule: string;
  kind: Kind;
  severity: Severity;
  confidence: Confidence;
  file: string;
  range: Range;
  /** What is there and what to do, in one sentence without a final stop. Never holds a secret. */
  message: string;
  /** Equal for the same finding after lines moved: a hash of rule, file and the text found, without its place. */
  fingerprint: string;
  excerpt: Excerpt;
  fix?: Fix;
  /** Set when a comment in the file accepts this finding; it then does not fail the rule. */
  suppressed?: Suppression;
  /** Id of the waiver that accepts this finding; it then does not fail the rule either. */
  waiver?: string;
}
