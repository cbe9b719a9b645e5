import type { SourceText } from '../source-text';
import { yamlLimits } from './limits';
import { YamlList, YamlMap, YamlScalar } from './nodes';
import type { ScalarStyle, YamlEntry, YamlFile, YamlNode } from './nodes';
import { readScalar } from './scalar';

/**
 * Reads a file that is written as most are: one document of maps and lists by their indentation, or in brackets on one
 * line, with values on one line or below `|` and `>`. It becomes what `readAny` would make of it, in far less time.
 *
 * Undefined where there is anything else in it, be it an anchor or a mistake, which is then for `readAny` to tell.
 */
export function readUsual(source: SourceText): YamlFile | undefined {
  const { text } = source;
  if (text.length > LONGEST || unusual.test(text)) return undefined;
  const root = new UsualReader(source).read();
  return root && { source, documents: [{ root }], problems: [] };
}

/** A longer one may hold more than is read: a character is up to two tokens. */
const LONGEST = yamlLimits.tokens / 2;
/** Deeper than people write. */
const DEEPEST = 30;

const unusual = /[\t\r\uFEFF]/;

const keyAt = /[\w.][\w./-]{0,200}(?=:(?:[ \n]|$))/y;
/** Words, of which none is a comment and none ends in a colon. */
const plainAt =
  /(?=[\w./$~(]|--?\w)(?:[^ \n:]|:(?=[^ \n]))+(?: +(?!#)(?:[^ \n:]|:(?=[^ \n]))+)*/y;
const plainInBracketsAt =
  /(?=[\w./$]|--?\w)(?:[\w./$@~=%+-]|:(?=[\w./]))+(?: +(?:[\w./$@~=%+-]|:(?=[\w./]))+)*/y;
const headerAt = /[|>]-?(?=\n)/y;
const singleAt = /'[^'\n]*'/y;
const doubleAt = /"[^"\\\n]*"/y;

class UsualReader {
  /** Where the next key, item or value begins, how far from the left, and where its line ends. */
  #at = 0;
  #column = 0;
  #lineEnd = 0;
  #depth = 0;
  readonly #text: string;

  constructor(readonly source: SourceText) {
    this.#text = source.text;
  }

  read(): YamlNode | undefined {
    this.#goToLine(this.#text.startsWith('---\n') ? 4 : 0);
    const root = this.#column === 0 ? this.#block() : undefined;
    return this.#isAtEnd ? root : undefined;
  }

  get #isAtEnd() {
    return this.#column < 0;
  }

  /** Goes to the first line from there on that holds something. */
  #goToLine(from: number) {
    const text = this.#text;
    let start = from;
    while (start < text.length) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      const at = this.#skipSpaces(start);
      if (at < end && text[at] !== '#') {
        this.#at = at;
        this.#column = at - start;
        this.#lineEnd = end;
        return;
      }
      start = end + 1;
    }
    this.#column = -1;
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.#text[at] === ' ') at++;
    return at;
  }

  #block(): YamlNode | undefined {
    if (++this.#depth > DEEPEST) return undefined;
    const block = this.#isItem(this.#at) ? this.#list() : this.#map();
    this.#depth--;
    return block;
  }

  #map(): YamlMap | undefined {
    const start = this.#at;
    const column = this.#column;
    const entries: YamlEntry[] = [];
    let end = start;
    while (this.#column === column) {
      const key = this.#match(keyAt, this.#at, 'plain');
      const value = key && this.#value(key.end + 1, column, true);
      if (!value) return undefined;
      end = Math.max(key.end, value.end);
      entries.push(this.#entry(key, value));
    }
    return this.#column > column
      ? undefined
      : this.#mapOf(entries, start, end, false);
  }

  #entry(key: YamlScalar, value: YamlNode): YamlEntry {
    const end = Math.max(key.end, value.end);
    return {
      source: this.source,
      start: key.start,
      end,
      key,
      value,
      merged: false,
    };
  }

  /** Of a key that stands twice a person has to be told. */
  #mapOf(
    entries: readonly YamlEntry[],
    start: number,
    end: number,
    isFlow: boolean,
  ): YamlMap | undefined {
    const map = new YamlMap(
      this.source,
      start,
      end,
      entries,
      undefined,
      isFlow,
    );
    const isOnce = (entry: YamlEntry) => map.entry(entry.key.value) === entry;
    return entries.every(isOnce) ? map : undefined;
  }

  #list(): YamlList | undefined {
    const start = this.#at;
    const column = this.#column;
    const items: YamlNode[] = [];
    let end = start;
    while (this.#column === column && this.#isItem(this.#at)) {
      const item = this.#item(column);
      if (!item) return undefined;
      end = Math.max(end, item.end);
      items.push(item);
    }
    if (this.#column > column) return undefined;
    return new YamlList(this.source, start, end, items, undefined, false);
  }

  #isItem(at: number): boolean {
    const text = this.#text;
    return (
      text[at] === '-' && (at + 1 === this.#lineEnd || text[at + 1] === ' ')
    );
  }

  #item(column: number): YamlNode | undefined {
    const dash = this.#at;
    const at = this.#skipSpaces(dash + 1);
    if (!this.#isItem(at) && !this.#isAt(keyAt, at))
      return this.#value(dash + 1, column, false);
    // A map or list that begins behind the dash.
    this.#at = at;
    this.#column += at - dash;
    return this.#block();
  }

  /** What stands behind a colon or dash, or below it. */
  #value(from: number, column: number, isOfKey: boolean): YamlNode | undefined {
    const at = this.#skipSpaces(from);
    const isBelow = this.#isLineEnd(from);
    const value = isBelow ? undefined : this.#inLine(at, column);
    if (!isBelow && !(value && this.#isLineEnd(value.end))) return undefined;
    this.#goToLine(this.#lineEnd + 1);
    if (value) return value;
    const isDeeper =
      this.#column > column ||
      (isOfKey && this.#column === column && this.#isItem(this.#at));
    return isDeeper ? this.#block() : this.#scalar(at, at, 'plain');
  }

  /** Nothing but a comment follows. */
  #isLineEnd(from: number): boolean {
    const at = this.#skipSpaces(from);
    return at >= this.#lineEnd || (at > from && this.#text[at] === '#');
  }

  #inLine(at: number, column: number): YamlNode | undefined {
    const first = this.#text[at];
    return first === '|' || first === '>'
      ? this.#textBlock(at, column)
      : this.#inBrackets(at) ?? this.#word(at, plainAt);
  }

  /** Lines of text below `|` or `>`, of which the first is not empty. */
  #textBlock(start: number, column: number): YamlScalar | undefined {
    const text = this.#text;
    if (!this.#isAt(headerAt, start)) return undefined;
    const first = this.#lineEnd + 1;
    const indent = this.#skipSpaces(first) - first;
    if (indent <= column) return undefined;
    let line = first;
    while (line < text.length) {
      const newline = text.indexOf('\n', line);
      const end = newline < 0 ? text.length : newline;
      const content = this.#skipSpaces(line);
      if (content === end && content > line) return undefined;
      if (content < end && content - line < indent) break;
      if (content < end) this.#lineEnd = end;
      line = end + 1;
    }
    const end = this.#lineEnd;
    if (end < first) return undefined;
    const style = text[start] === '|' ? 'literal' : 'folded';
    const mapped = readScalar(
      text,
      start,
      Math.min(end + 1, text.length),
      style,
      0,
    );
    return new YamlScalar(this.source, start, end, mapped, style, undefined);
  }

  #inBrackets(at: number): YamlNode | undefined {
    if (this.#text[at] === '[') return this.#flowList(at);
    return this.#text[at] === '{' ? this.#flowMap(at) : undefined;
  }

  #flowList(start: number): YamlList | undefined {
    const items: YamlNode[] = [];
    const end = this.#enclosed(start, ']', at => {
      const item = this.#inBrackets(at) ?? this.#word(at, plainInBracketsAt);
      if (item) items.push(item);
      return item;
    });
    return end === undefined
      ? undefined
      : new YamlList(this.source, start, end, items, undefined, true);
  }

  #flowMap(start: number): YamlMap | undefined {
    const entries: YamlEntry[] = [];
    const end = this.#enclosed(start, '}', at => {
      const key = this.#match(keyAt, at, 'plain');
      if (!key) return undefined;
      const from = this.#skipSpaces(key.end + 1);
      const value =
        this.#inBrackets(from) ?? this.#word(from, plainInBracketsAt);
      if (value) entries.push(this.#entry(key, value));
      return value;
    });
    return end === undefined
      ? undefined
      : this.#mapOf(entries, start, end, true);
  }

  /** Where brackets end, after all that is between them. */
  #enclosed(
    start: number,
    close: string,
    read: (at: number) => YamlNode | undefined,
  ): number | undefined {
    const text = this.#text;
    let at = this.#skipSpaces(start + 1);
    if (text[at] === close) return at + 1;
    if (++this.#depth > DEEPEST) return undefined;
    for (;;) {
      const end = read(at)?.end;
      if (end === undefined) return undefined;
      at = this.#skipSpaces(end);
      if (text[at] === close) break;
      if (text[at] !== ',') return undefined;
      at = this.#skipSpaces(at + 1);
    }
    this.#depth--;
    return at + 1;
  }

  #word(at: number, plain: RegExp): YamlScalar | undefined {
    const first = this.#text[at];
    if (first === '"') return this.#match(doubleAt, at, 'double');
    if (first === "'") return this.#match(singleAt, at, 'single');
    return this.#match(plain, at, 'plain');
  }

  #match(
    pattern: RegExp,
    at: number,
    style: ScalarStyle,
  ): YamlScalar | undefined {
    return this.#isAt(pattern, at)
      ? this.#scalar(at, pattern.lastIndex, style)
      : undefined;
  }

  #isAt(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at;
    return pattern.test(this.#text);
  }

  #scalar(start: number, end: number, style: ScalarStyle): YamlScalar {
    const mapped = readScalar(this.#text, start, end, style, 0);
    return new YamlScalar(this.source, start, end, mapped, style, undefined);
  }
}
