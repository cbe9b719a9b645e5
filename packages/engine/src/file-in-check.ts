import { Range, Suppression } from '@plimsoll/findings';
import type { Located } from '@plimsoll/syntax';
import { Shown } from './excerpt';
import { Fingerprints } from './fingerprint';
import { maskSecrets, maskSentence } from './mask';
import type { Rule } from './rule';
import { Suppressions } from './suppress';
import type { AnyFile } from './walk';

/** What a rule says of a file written by people is shorter. */
const LONGEST_MESSAGE = 300;

/** Control characters and line breaks. */
// eslint-disable-next-line no-control-regex
const breaking = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/;
const allBreaking = new RegExp(`${breaking.source}+`, 'g');

/** A file while it is checked, with what is only worked out once something is found in it. */
export class FileInCheck {
  readonly path: string;
  #suppressions: Suppressions | undefined;
  #shown: Shown | undefined;
  #fingerprints: Fingerprints | undefined;
  #mentioned = new Map<string, boolean>();

  constructor(readonly parsed: AnyFile, private readonly today: string) {
    this.path = parsed.source.file;
  }

  /** Whether one of these words stands anywhere in the file. */
  mentions(words: readonly string[]): boolean {
    for (const word of words) if (this.#holds(word)) return true;
    return false;
  }

  #holds(word: string): boolean {
    const known = this.#mentioned.get(word);
    if (known !== undefined) return known;
    const isThere = this.parsed.source.text.includes(word);
    this.#mentioned.set(word, isThere);
    return isThere;
  }

  /** The comment that accepts what a rule says of a range, with nothing in its reason that has to stay secret. */
  accepted(rule: Rule, range: Range): Suppression | undefined {
    this.#suppressions ??= new Suppressions(this.parsed, this.today);
    const found = this.#suppressions.find(rule, range);
    if (!found?.reason) return found;
    const { secrets } = this.shown;
    return {
      ...found,
      reason: maskSentence(maskSecrets(found.reason), secrets),
    };
  }

  get shown(): Shown {
    this.#shown ??= new Shown(this.parsed);
    return this.#shown;
  }

  /** The range of a node: inside the file, and never without anything to underline where its line has something. */
  range(at: Located): Range {
    const { source } = this.parsed;
    const length = source.text.length;
    const start = Math.max(0, Math.min(at.start, length));
    const end = Math.max(start, Math.min(at.end, length));
    if (end > start) return source.range({ start, end });
    const line = source.lineAt(source.position(start).line);
    return source.range(line.end > line.start ? line : { start, end });
  }

  /** A message on one line, whatever it quotes of the file, with nothing in it that has to stay secret. */
  sentence(message: string): string {
    const masked = maskSentence(message, this.shown.secrets);
    const line = breaking.test(masked)
      ? masked.replace(allBreaking, ' ')
      : masked;
    return line.length > LONGEST_MESSAGE
      ? `${line.slice(0, LONGEST_MESSAGE)}…`
      : line;
  }

  /** Of the masked text: even a hash of a short secret could be guessed back. */
  fingerprint(rule: string, at: Located): string {
    this.#fingerprints ??= new Fingerprints(this.path);
    const { text } = this.shown.source;
    return this.#fingerprints.of(rule, text, at.start, at.end);
  }
}
