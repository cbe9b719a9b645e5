import type { SourceText } from '../source-text';
import { yamlLimits } from './limits';
import { YamlList, YamlMap, YamlScalar } from './nodes';
import type { ScalarStyle, YamlEntry, YamlFile, YamlNode } from './nodes';
import { readScalar } from './scalar';

/**
 * Reads a file that is written as most are: one document of maps and lists by their indentation, or in brackets on one
 * line, with values on one line or below `|` and `>`, anchors, aliases and merge keys. It becomes what `readAny` would make of it, in far less time.
 *
 * Undefined where there is anything else in it, be it a tag or a mistake, which is then for `readAny` to tell.
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
/** What stands for more may stand for too much. */
const MOST_ALIASES = yamlLimits.aliases / 4;
const LARGEST = yamlLimits.expansion / 4;

const unusual = /[\t\r\uFEFF]/;

const keyAt = /[\w.][\w./-]{0,200}(?=:(?:[ \n]|$))/y;
/** Words, of which none is a comment and none ends in a colon. */
const plainAt =
  /(?=[\w./$~(]|--?\w)(?:[^ \n:]|:(?=[^ \n]))+(?: +(?!#)(?:[^ \n:]|:(?=[^ \n]))+)*/y;
const plainInBracketsAt =
  /(?=[\w./$]|--?\w)(?:[\w./$@~=%+-]|:(?=[\w./]))+(?: +(?:[\w./$@~=%+-]|:(?=[\w./]))+)*/y;
const anchorAt = /&[\w.-]+(?=[ \n]|$)/y;
const aliasAt = /\*[\w.-]+(?=[ \n,\]}]|$)/y;
const mergeAt = /<<(?=:[ \n])/y;
const headerAt = /[|>]-?(?=\n)/y;
const singleAt = /'[^'\n]*'/y;
const doubleAt = /"[^"\\\n]*"/y;

/** A value that has a name, and how many nodes it is. */
interface Anchored {
  readonly node: YamlNode;
  readonly size: number;
}

class UsualReader {
  /** Where the next key, item or value begins, how far from the left, and where its line ends. */
  #at = 0;
  #column = 0;
  #lineEnd = 0;
  /** Where what was read last ends. */
  #readTo = 0;
  #depth = 0;
  /** How many nodes were read, those that aliases stand for among them. */
  #size = 0;
  #aliases = 0;
  /** By their names; undefined for those that are not read to their end. */
  readonly #anchors = new Map<string, Anchored | undefined>();
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
    const own: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    while (this.#column === column) {
      const isMerge = this.#isAt(mergeAt, this.#at);
      const before = this.#size;
      const key = this.#match(isMerge ? mergeAt : keyAt, this.#at, 'plain');
      const value = key && this.#value(key.end + 1, column, true);
      if (!value) return undefined;
      if (!isMerge) own.push(this.#entry(key, value));
      else if (!addMerged(value, merged)) return undefined;
      // What is merged stands there once more.
      else this.#size += this.#size - before;
    }
    return this.#column > column
      ? undefined
      : this.#mapOf(own, merged, start, false);
  }

  #entry(key: YamlScalar, value: YamlNode): YamlEntry {
    const { source } = this;
    // What an alias stands for stands above.
    const end = Math.max(key.end, value.start >= key.end ? value.end : 0);
    return { source, start: key.start, end, key, value, merged: false };
  }

  /** Of a key that stands twice a person has to be told. */
  #mapOf(
    own: readonly YamlEntry[],
    merged: readonly YamlEntry[],
    start: number,
    isFlow: boolean,
  ): YamlMap | undefined {
    this.#size++;
    const names = new Set(own.map(({ key }) => key.value));
    if (names.size < own.length) return undefined;
    const inherited = merged.filter(({ key: { value } }) => {
      const isNew = !names.has(value);
      names.add(value);
      return isNew;
    });
    return new YamlMap(
      this.source,
      start,
      this.#readTo,
      inherited.length > 0 ? [...inherited, ...own] : own,
      undefined,
      isFlow,
    );
  }

  #list(): YamlList | undefined {
    const start = this.#at;
    const column = this.#column;
    const items: YamlNode[] = [];
    while (this.#column === column && this.#isItem(this.#at)) {
      const item = this.#item(column);
      if (!item) return undefined;
      items.push(item);
    }
    return this.#column > column
      ? undefined
      : this.#listOf(items, start, false);
  }

  #listOf(items: readonly YamlNode[], start: number, isFlow: boolean) {
    this.#size++;
    const { source } = this;
    return new YamlList(source, start, this.#readTo, items, undefined, isFlow);
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

  /** What stands behind a colon or dash, or below it, and the name that it has. */
  #value(from: number, column: number, isOfKey: boolean): YamlNode | undefined {
    const at = this.#skipSpaces(from);
    if (!this.#isAt(anchorAt, at)) return this.#unnamed(from, column, isOfKey);
    const to = anchorAt.lastIndex;
    const name = this.#text.slice(at + 1, to);
    if (this.#anchors.has(name)) return undefined;
    this.#anchors.set(name, undefined);
    const before = this.#size;
    const node = this.#unnamed(to, column, false);
    // Where nothing has the name, that is a matter of its own.
    if (!node || node.start === node.end) return undefined;
    this.#anchors.set(name, { node, size: this.#size - before });
    return node;
  }

  #unnamed(
    from: number,
    column: number,
    isOfKey: boolean,
  ): YamlNode | undefined {
    const at = this.#skipSpaces(from);
    const isBelow = this.#isLineEnd(from);
    const value = isBelow ? undefined : this.#inLine(at, column);
    if (!isBelow && !(value && this.#isLineEnd(this.#readTo))) return undefined;
    this.#goToLine(this.#lineEnd + 1);
    if (value) return value;
    const isDeeper =
      this.#column > column ||
      (isOfKey && this.#column === column && this.#isItem(this.#at));
    return isDeeper ? this.#block() : this.#scalar(at, at, 'plain');
  }

  /** What an alias stands for. */
  #alias(at: number): YamlNode | undefined {
    if (!this.#isAt(aliasAt, at)) return undefined;
    this.#readTo = aliasAt.lastIndex;
    const anchored = this.#anchors.get(this.#text.slice(at + 1, this.#readTo));
    this.#size += anchored?.size ?? 0;
    return ++this.#aliases > MOST_ALIASES || this.#size > LARGEST
      ? undefined
      : anchored?.node;
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
      : this.#inBrackets(at, plainAt);
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
    return this.#scalar(start, end, style, Math.min(end + 1, text.length));
  }

  /** A list or map in brackets, an alias, or words. */
  #inBrackets(at: number, plain: RegExp): YamlNode | undefined {
    switch (this.#text[at]) {
      case '[':
        return this.#flowList(at);
      case '{':
        return this.#flowMap(at);
      case '*':
        return this.#alias(at);
      case '"':
        return this.#match(doubleAt, at, 'double');
      case "'":
        return this.#match(singleAt, at, 'single');
      default:
        return this.#match(plain, at, 'plain');
    }
  }

  #flowList(start: number): YamlList | undefined {
    const items: YamlNode[] = [];
    const isRead = this.#enclosed(start, ']', at => {
      const item = this.#inBrackets(at, plainInBracketsAt);
      if (item) items.push(item);
      return item;
    });
    return isRead ? this.#listOf(items, start, true) : undefined;
  }

  #flowMap(start: number): YamlMap | undefined {
    const entries: YamlEntry[] = [];
    const isRead = this.#enclosed(start, '}', at => {
      const key = this.#match(keyAt, at, 'plain');
      if (!key) return undefined;
      const from = this.#skipSpaces(key.end + 1);
      const value = this.#inBrackets(from, plainInBracketsAt);
      if (value) entries.push(this.#entry(key, value));
      return value;
    });
    return isRead ? this.#mapOf(entries, [], start, true) : undefined;
  }

  /** Reads all that is between two brackets, up to behind the second one. */
  #enclosed(
    start: number,
    close: string,
    read: (at: number) => YamlNode | undefined,
  ): boolean {
    const text = this.#text;
    let at = this.#skipSpaces(start + 1);
    if (++this.#depth > DEEPEST) return false;
    for (let isFirst = true; !isFirst || text[at] !== close; isFirst = false) {
      if (!read(at)) return false;
      at = this.#skipSpaces(this.#readTo);
      if (text[at] === close) break;
      if (text[at] !== ',') return false;
      at = this.#skipSpaces(at + 1);
    }
    this.#depth--;
    this.#readTo = at + 1;
    return true;
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

  /** `to` is where the library has it end, with the line break of a text below. */
  #scalar(
    start: number,
    end: number,
    style: ScalarStyle,
    to: number = end,
  ): YamlScalar {
    this.#size++;
    this.#readTo = end;
    const mapped = readScalar(this.#text, start, to, style, 0);
    return new YamlScalar(this.source, start, end, mapped, style, undefined);
  }
}

/** Adds what a merge key brings: a map's entries, or those of a list of maps. */
function addMerged(value: YamlNode, merged: YamlEntry[]): boolean {
  if (value.type === 'list')
    return value.items.every(
      item => item.type === 'map' && addMerged(item, merged),
    );
  if (value.type === 'scalar') return false;
  for (const entry of value.entries) merged.push({ ...entry, merged: true });
  return true;
}
