import type { Unreadable } from '@plimsoll/findings';

/** A file of the source, by its path from the root with forward slashes. @public */
export interface SourceFile {
  file: string;
  text: string;
}

/**
 * The files that belong to a service, read.
 *
 * @public
 */
export interface Source {
  files: readonly SourceFile[];
  /** Paths of all files there are, also of those that are not read. Some rules ask whether a file exists. */
  paths?: readonly string[];
  /** Files that were found and could not be read. They make the scan partial. */
  unreadable?: readonly Unreadable[];
}
