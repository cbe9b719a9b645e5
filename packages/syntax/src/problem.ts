import { Located } from './located';

/**
 * Something in a file that its own reader refuses, with the words to underline.
 *
 * A problem belongs to the file, not to us: the file is still read to its end, and everything else in it is judged.
 *
 * @public
 */
export interface Problem extends Located {
  /** A stable name for the sort of problem, in kebab-case: `unknown-instruction`. */
  readonly code: string;
  /** What is wrong and what to do, without a final stop. Never holds a secret. */
  readonly message: string;
  /** What was probably meant, to stand in the place of the words. */
  readonly meant?: string;
}
