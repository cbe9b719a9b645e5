/**
 * A short hash that is the same on every machine and needs nothing of the platform.
 *
 * @public
 */
export function hash(text: string): string {
  return new Hash().add(text).toString();
}

/**
 * What makes a finding the same finding after lines moved: the rule, the file, the words found
 * without their spacing, and which of several equal ones it is.
 */
export class Fingerprints {
  readonly #occurrences = new Map<number, number>();

  /** `file` is the path of the one file whose findings these are. */
  constructor(private readonly file: string) {}

  /** Of what a rule finds from `start` to `end` of a text. */
  of(rule: string, text: string, start: number, end: number): string {
    const hashed = new Hash()
      .add(rule)
      .add('\0')
      .add(this.file)
      .add('\0')
      .addWords(text, start, end);
    const { key } = hashed;
    const occurrence = this.#occurrences.get(key) ?? 0;
    this.#occurrences.set(key, occurrence + 1);
    return hashed.add(`\0${occurrence}`).toString();
  }
}

/** Two FNV-1a runs of 32 bits with different starts: it tells findings apart and keeps no secret. */
class Hash {
  #a = 0x811c9dc5;
  #b = 0x9747b28c;

  add(text: string): this {
    for (let i = 0; i < text.length; i++) this.#mix(text.charCodeAt(i));
    return this;
  }

  /** As `add`, with one space for all white space between two words and none around them. */
  addWords(text: string, start: number, end: number): this {
    let isBehindWord = false;
    let isSpaced = false;
    for (let i = Math.max(0, start); i < Math.min(end, text.length); i++) {
      const code = text.charCodeAt(i);
      if (isSpace(code)) isSpaced = isBehindWord;
      else {
        if (isSpaced) this.#mix(space);
        this.#mix(code);
        isBehindWord = true;
        isSpaced = false;
      }
    }
    return this;
  }

  #mix(code: number) {
    this.#a = Math.imul(this.#a ^ code, 0x01000193);
    const b = Math.imul(this.#b ^ (code + 0x9e37), 0x01000193);
    this.#b = b ^ (b >>> 15);
  }

  /** As much of it as fits into a number. */
  get key(): number {
    return (this.#a >>> 0) * 2 ** 21 + (this.#b >>> 11);
  }

  toString(): string {
    return hex(this.#a) + hex(this.#b);
  }
}

const space = 32;
const isSpace = (code: number) =>
  code === space ||
  (code >= 9 && code <= 13) ||
  (code >= 160 && /\s/.test(String.fromCharCode(code)));

const bytes = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

const hex = (value: number) =>
  bytes[value >>> 24] +
  bytes[(value >>> 16) & 255] +
  bytes[(value >>> 8) & 255] +
  bytes[value & 255];
