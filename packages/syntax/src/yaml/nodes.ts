import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Located } from '../located';
import type { MappedText } from '../mapped-text';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';

/**
 * A stretch of a file's text that also knows the file. Trees that are put together from several
 * files (a Compose service and its override) hold these, so that a finding lands where the value is.
 *
 * @public
 */
export interface LocatedInFile extends Located {
  readonly source: SourceText;
}

/** A value in a YAML file. @public */
export type YamlNode = YamlMap | YamlList | YamlScalar;

/** How a scalar is written. @public */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

const nullWords = new Set(['', '~', 'null', 'Null', 'NULL']);
const trueWords = new Set(['true', 'yes', 'on', 'y']);
const falseWords = new Set(['false', 'no', 'off', 'n']);

/** What a word says of yes and no, in YAML 1.1 or 1.2; undefined if nothing. @public */
export function truthOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (trueWords.has(word)) return true;
  return falseWords.has(word) ? false : undefined;
}

/**
 * A scalar. It has no type of its own: `22:22`, `on` and `no` are what they look like, because the readers
 * of Compose, GitHub Actions and GitLab files disagree on what else they might be.
 *
 * @public
 */
export class YamlScalar implements LocatedInFile {
  readonly type = 'scalar';

  constructor(
    readonly source: SourceText,
    readonly start: number,
    readonly end: number,
    /** The text after unquoting and folding, with the way back to the file. */
    readonly mapped: MappedText,
    readonly style: ScalarStyle,
    readonly tag: string | undefined,
  ) {}

  /** The text after unquoting and folding. */
  get value(): string {
    return this.mapped.text;
  }

  /** Nothing stands there, or `null` or `~`. */
  get isNull(): boolean {
    return this.style === 'plain' && nullWords.has(this.value);
  }

  /** `true` and `false` also when quoted or written the YAML 1.1 way (`yes`, `off`); otherwise undefined. */
  get boolean(): boolean | undefined {
    return truthOf(this.value);
  }

  /** The value as a number, if it is one in decimal notation. */
  get number(): number | undefined {
    const text = this.value.trim();
    return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  }

  /** The part of `value` between two indexes, as a stretch of the file. */
  slice(from: number, to: number): LocatedInFile {
    return { source: this.source, ...this.mapped.locate(from, to) };
  }
}

/** A key with its value. The range goes from the one to the end of the other. @public */
export interface YamlEntry extends LocatedInFile {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** It came through a merge key (`<<`), and so stands elsewhere in the file. */
  readonly merged: boolean;
}

/** A map. Merge keys are resolved; of a key that stands twice the last counts. @public */
export class YamlMap implements LocatedInFile {
  readonly type = 'map';
  readonly #byKey = new Map<string, YamlEntry>();

  constructor(
    readonly source: SourceText,
    readonly start: number,
    readonly end: number,
    readonly entries: readonly YamlEntry[],
    readonly tag: string | undefined,
    readonly isFlow: boolean,
  ) {
    for (const entry of entries) this.#byKey.set(entry.key.value, entry);
  }

  /** The key with its value. */
  entry(key: string): YamlEntry | undefined {
    return this.#byKey.get(key);
  }

  /** The value of a key. */
  get(key: string): YamlNode | undefined {
    return this.#byKey.get(key)?.value;
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** The value of a key if it is a map. */
  map(key: string): YamlMap | undefined {
    const value = this.get(key);
    return value?.type === 'map' ? value : undefined;
  }

  /** The value of a key if it is a list. */
  list(key: string): YamlList | undefined {
    const value = this.get(key);
    return value?.type === 'list' ? value : undefined;
  }

  /** The value of a key if it is a scalar and not null. */
  scalar(key: string): YamlScalar | undefined {
    const value = this.get(key);
    return value?.type === 'scalar' && !value.isNull ? value : undefined;
  }
}

/** A list. @public */
export class YamlList implements LocatedInFile {
  readonly type = 'list';

  constructor(
    readonly source: SourceText,
    readonly start: number,
    readonly end: number,
    readonly items: readonly YamlNode[],
    readonly tag: string | undefined,
    readonly isFlow: boolean,
  ) {}
}

/** One document of a file. @public */
export interface YamlDocument {
  /** Undefined for an empty document. */
  readonly root: YamlNode | undefined;
}

/** A YAML file: what could be read of it, and what is wrong with it. @public */
export interface YamlFile {
  readonly source: SourceText;
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
  /** Set if the file has to be rendered before it is YAML. */
  readonly template?: TemplateLanguage;
  /** Set if the file was refused as a whole; in the user's words: "is larger than 1 MiB". */
  readonly refused?: string;
}
