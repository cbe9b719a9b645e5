/**
 * A place in a text file.
 *
 * Lines and columns count from 1; columns count UTF-16 code units, as editors and SARIF do.
 * The end is exclusive: an empty range has equal start and end.
 *
 * @public
 */
export interface Range {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/**
 * A range in a file. `file` is relative to the root of the source, with forward slashes.
 *
 * @public
 */
export interface Location {
  file: string;
  range: Range;
}
