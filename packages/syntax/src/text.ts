import { Located } from './located';
import { SourceText } from './source-text';

/** Stands in a `Text.shape` for every stretch that cannot be known from the file. @public */
export const UNKNOWN = '\uFFFC';

/** Where the value of a variable comes from. @public */
export type VariableSource =
  /** ARG, with its default value; a build may say otherwise. */
  | 'arg'
  /** ENV. */
  | 'env'
  /** An assignment in the same script. */
  | 'shell'
  /** Set by the builder: TARGETPLATFORM, HTTP_PROXY … */
  | 'predefined'
  /** The `.env` file beside a Compose file. */
  | 'env-file'
  /** Nothing in the file declares it; the base image may. */
  | 'undeclared';

/**
 * A variable used in a word: `$NAME` or `${NAME:-word}`.
 *
 * @public
 */
export interface VariableUse extends Located {
  readonly name: string;
  /** `:-`, `:+`, `-`, `#`, `/` …, where there is one. */
  readonly operator?: string;
  readonly source: VariableSource;
  /** What it stands for; undefined when the file cannot tell. */
  readonly value: string | undefined;
}

/**
 * One word of an instruction or a command.
 *
 * @public
 */
export interface Text extends Located {
  /** The file it stands in. */
  readonly source: SourceText;
  /** The word as it stands in the file, quotes, escapes and continuations included. */
  readonly raw: string;
  /** The word after unquoting and expansion; undefined when the file cannot tell. Unknown is a value. */
  readonly value: string | undefined;
  /** The value with `UNKNOWN` for each stretch that cannot be known: `curl=${V}` is `curl=` and one unknown. */
  readonly shape: string;
  readonly variables: readonly VariableUse[];
  /** Whether any of it is quoted, so that a shell does not split it. */
  readonly quoted: boolean;
}

/**
 * Makes a `Text`: `shape` is the word after unquoting and expansion, with `UNKNOWN` where it cannot be known.
 *
 * @public
 */
export function makeText(
  source: SourceText,
  at: Located,
  shape: string,
  variables: readonly VariableUse[] = [],
  quoted: boolean = false,
): Text {
  return new SourceWord(source, at.start, at.end, shape, variables, quoted);
}

class SourceWord implements Text {
  readonly value: string | undefined;

  constructor(
    readonly source: SourceText,
    readonly start: number,
    readonly end: number,
    readonly shape: string,
    readonly variables: readonly VariableUse[],
    readonly quoted: boolean,
  ) {
    this.value = shape.includes(UNKNOWN) ? undefined : shape;
  }

  get raw(): string {
    return this.source.text.slice(this.start, this.end);
  }
}
