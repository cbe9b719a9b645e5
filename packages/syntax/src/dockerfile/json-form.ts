import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { skipSpaces, trimEnd } from './spaces';

/** One string of a JSON form. */
export interface JsonString {
  /** With its quotes. */
  readonly at: Located;
  readonly value: MappedText;
}

/**
 * What the arguments of an instruction are as a JSON form.
 *
 * `strings`: an array of strings. `mixed`: an array that holds something else, which the builder refuses. `broken`:
 * meant as an array but not valid JSON, so that the builder reads it as words. `none`: not meant as one.
 */
export type JsonForm =
  | { readonly is: 'strings'; readonly strings: readonly JsonString[] }
  | { readonly is: 'mixed'; readonly problem: Located }
  | {
      readonly is: 'broken';
      readonly problem: Located;
      readonly at: Located;
      readonly singleQuoted: boolean;
    }
  | { readonly is: 'none' };

/** Reads `["a", "b"]`. */
export function readJsonForm(
  input: MappedText,
  from: number,
  to: number,
): JsonForm {
  const start = skipSpaces(input.text, from, to);
  const end = trimEnd(input.text, start, to);
  if (input.text[start] !== '[') return { is: 'none' };
  return new JsonReader(input, start, end).read();
}

class JsonReader {
  readonly #text: string;
  #at: number;
  #mixed: Located | undefined;
  readonly #strings: JsonString[] = [];

  constructor(
    private readonly input: MappedText,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.#text = input.text;
    this.#at = from + 1;
  }

  read(): JsonForm {
    this.#spaces();
    if (!this.#take(']')) {
      for (;;) {
        if (!this.#element()) return this.#broken();
        this.#spaces();
        if (this.#take(']')) break;
        const comma = this.#at;
        if (!this.#take(',')) return this.#broken();
        this.#spaces();
        if (this.#text[this.#at] === ']') {
          this.#at = comma;
          return this.#broken();
        }
      }
    }
    if (this.#at < this.to) return this.#broken();
    if (this.#mixed) return { is: 'mixed', problem: this.#mixed };
    return { is: 'strings', strings: this.#strings };
  }

  #spaces() {
    while (this.#at < this.to && ' \t\r\n'.includes(this.#text[this.#at]))
      this.#at++;
  }

  #take(character: string): boolean {
    if (this.#at >= this.to || this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #element(): boolean {
    if (this.#text[this.#at] === '"') return this.#string();
    const word = this.#word();
    if (!word) return false;
    this.#mixed ??= word;
    return true;
  }

  /** A number, `true`, `false`, `null`: valid JSON, but no argument. */
  #word(): Located | undefined {
    const start = this.#at;
    while (this.#at < this.to && /[\w.+-]/.test(this.#text[this.#at]))
      this.#at++;
    const word = this.#text.slice(start, this.#at);
    const isJson =
      word.length < 40 &&
      (['true', 'false', 'null'].includes(word) || isJsonNumber.test(word));
    if (!isJson) this.#at = start;
    return isJson ? this.input.locate(start, this.#at) : undefined;
  }

  #string(): boolean {
    const text = this.#text;
    const start = this.#at;
    const value = new MappedTextBuilder(
      this.input.locate(start + 1, start + 1).start,
    );
    let at = start + 1;
    let literalFrom = at;
    const flush = () => {
      if (literalFrom >= at) return;
      const stretch = this.input.slice(literalFrom, at);
      value.addMapped(stretch);
    };
    while (at < this.to) {
      const character = text[at];
      if (character === '"') {
        flush();
        this.#strings.push({
          at: this.input.locate(start, at + 1),
          value: value.build(),
        });
        this.#at = at + 1;
        return true;
      }
      if (character < ' ') break;
      if (character === '\\') {
        const escaped = escapeAt(text, at, this.to);
        if (!escaped) break;
        flush();
        const place = this.input.locate(at, at + escaped.length);
        value.add(escaped.value, place.start, place.end);
        at += escaped.length;
        literalFrom = at;
      } else at++;
    }
    // What is wrong is the escape, or the missing quote.
    this.#at = at < this.to ? at : start;
    return false;
  }

  /** Not JSON: a mistake if it was meant to be. `[ "$X" = y ] && …` is a command like any other. */
  #broken(): JsonForm {
    const first = skipSpaces(this.#text, this.from + 1, this.to);
    const quote = first < this.to ? this.#text[first] : '';
    if (!quote || !openingQuotes.includes(quote) || !this.#isMeant(first))
      return { is: 'none' };
    const at = Math.max(this.from, Math.min(this.#at, this.to - 1));
    return {
      is: 'broken',
      at: this.input.locate(this.from, this.to),
      problem: this.input.locate(at, at + 1),
      singleQuoted: quote === "'",
    };
  }

  /** Tells an array from a test by what follows its first string. */
  #isMeant(first: number): boolean {
    const isTight = first === this.from + 1;
    const text = this.#text;
    let at = first + 1;
    while (at < this.to && !openingQuotes.includes(text[at])) at++;
    if (at >= this.to) return isTight;
    const next = skipSpaces(text, at + 1, this.to);
    if (next >= this.to) return isTight;
    if (text[next] === ',') return true;
    if (text[next] === ']') return isTight || next + 1 === this.to;
    return isTight && text[this.to - 1] === ']';
  }
}

const openingQuotes = '"\'\u201C\u201D\u2018\u2019';

const isJsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const simpleEscapes: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function escapeAt(
  text: string,
  at: number,
  to: number,
): { value: string; length: number } | undefined {
  const letter = at + 1 < to ? text[at + 1] : '';
  if (letter === 'u') {
    const digits = text.slice(at + 2, Math.min(at + 6, to));
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
    return { value: String.fromCharCode(parseInt(digits, 16)), length: 6 };
  }
  const value = simpleEscapes[letter];
  return value === undefined ? undefined : { value, length: 2 };
}
