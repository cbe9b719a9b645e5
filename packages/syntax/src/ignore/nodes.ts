import { Located } from '../located';
import { ParsedFile } from '../parsed-file';

/** One pattern of an ignore file, as Docker reads it. @public */
export interface IgnorePattern extends Located {
  readonly raw: string;
  /** The path pattern after cleaning: no `!`, no leading or trailing slash. */
  readonly pattern: string;
  /** Whether it takes paths back in (`!`). */
  readonly negated: boolean;
  /** False if the builder refuses it. */
  readonly isValid: boolean;
  /** Whether it matches this path or one of the folders above it. */
  matches(path: string): boolean;
}

/** A `.dockerignore`. @public */
export interface IgnoreFile extends ParsedFile {
  readonly kind: 'dockerignore';
  readonly patterns: readonly IgnorePattern[];
  readonly comments: readonly (Located & { readonly text: string })[];
  /** Whether the builder leaves this path of the context out: the last pattern that matches decides. */
  ignores(path: string): boolean;
  /** Whether nothing at or below this folder reaches the builder; the empty path and `.` are the context itself. */
  ignoresAllOf(folder: string): boolean;
  /** The pattern that decides, if any does. */
  decider(path: string): IgnorePattern | undefined;
}

/**
 * The folder that a build sends to the builder.
 *
 * @public
 */
export interface Context {
  /** Relative to the root of the source, without a trailing slash; empty for the root. */
  readonly folder: string;
  readonly ignore?: IgnoreFile;
  /** Whether a file, by its path from the root of the source, does not reach the builder. */
  ignored(path: string): boolean;
}
