import { Range } from '@plimsoll/findings';
import type { Located } from '@plimsoll/syntax';
import { Shown } from './excerpt';
import { fingerprintOf } from './fingerprint';
import { maskSentence } from './mask';
import { Suppressions } from './suppress';
import type { AnyFile } from './walk';

/** What a rule says of a file written by people is shorter. */
const LONGEST_MESSAGE = 300;

/** A file while it is checked, with what is only worked out once something is found in it. */
export class FileInCheck {
  readonly path: string;
  #suppressions: Suppressions | undefined;
  #shown: Shown | undefined;
  #occurrences = new Map<string, number>();
  #mentioned = new Map<string, boolean>();

  constructor(readonly parsed: AnyFile, private readonly today: string) {
    this.path = parsed.source.file;
  }

  /** Whether one of these words stands anywhere in the file. */
  mentions(words: readonly string[]): boolean {
    return words.some(word => {
      const known = this.#mentioned.get(word);
      if (known !== undefined) return known;
      const isThere = this.parsed.source.text.includes(word);
      this.#mentioned.set(word, isThere);
      return isThere;
    });
  }

  get suppressions(): Suppressions {
    this.#suppressions ??= new Suppressions(this.parsed, this.today);
    return this.#suppressions;
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
    const line = masked.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
    return line.length > LONGEST_MESSAGE
      ? `${line.slice(0, LONGEST_MESSAGE)}…`
      : line;
  }

  /** Of the masked text: even a hash of a short secret could be guessed back. */
  fingerprint(rule: string, at: Located): string {
    const words = this.shown.source.slice(at).replace(/\s+/g, ' ').trim();
    const key = `${rule}\0${words}`;
    const occurrence = this.#occurrences.get(key) ?? 0;
    this.#occurrences.set(key, occurrence + 1);
    return fingerprintOf(rule, this.path, words, occurrence);
  }
}
