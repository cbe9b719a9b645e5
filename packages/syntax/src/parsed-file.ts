import { Kind } from '@plimsoll/findings';
import { Problem } from './problem';
import { SourceText } from './source-text';

/**
 * What every kind of file has once it is read.
 *
 * @public
 */
export interface ParsedFile {
  readonly kind: Kind;
  readonly source: SourceText;
  readonly problems: readonly Problem[];
}
