import { MappedTextBuilder, plainText } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import type { ScalarStyle } from './nodes';

/** Puts a value together from stretches of the file. */
class ScalarBuilder {
  readonly #mapped: MappedTextBuilder;

  constructor(readonly text: string, start: number) {
    this.#mapped = new MappedTextBuilder(start);
  }

  /** Text that stands in the file as it is. */
  copy(from: number, to: number) {
    if (to > from) this.#mapped.add(this.text.slice(from, to), from, to);
  }

  /** Text that stands for something else in the file: an escape, a line break. */
  put(piece: string, from: number, to: number) {
    this.#mapped.add(piece, from, to);
  }

  build(): MappedText {
    return this.#mapped.build();
  }
}

/**
 * Reads one scalar of the file: `start` and `end` enclose it with its quotes or its block header.
 * `parentIndent` counts only for blocks that give their indentation as a number.
 */
export function readScalar(
  text: string,
  start: number,
  end: number,
  style: ScalarStyle,
  parentIndent: number,
): MappedText {
  const asItStands = readAsItStands(text, start, end, style);
  if (asItStands) return asItStands;
  const builder = new ScalarBuilder(text, start);
  if (style === 'plain') readFlow(builder, start, end, style);
  else if (style === 'single' || style === 'double')
    readFlow(builder, start + 1, closingQuote(text, start, end), style);
  else readBlock(builder, start, end, style === 'folded', parentIndent);
  return builder.build();
}

/** Nearly all scalars stand on one line, and hold nothing that stands for something else. */
function readAsItStands(
  text: string,
  start: number,
  end: number,
  style: ScalarStyle,
): MappedText | undefined {
  const special = specials[style];
  if (!special) return undefined;
  const isPlain = style === 'plain';
  const from = isPlain ? start : start + 1;
  const to = isPlain ? end : closingQuote(text, start, end);
  const value = text.slice(from, to);
  const isUsual = value !== '' && !special.test(value);
  return isUsual ? plainText(value, from) : undefined;
}

const specials: Partial<Record<ScalarStyle, RegExp>> = {
  plain: /[\r\n]|[ \t]$/,
  single: /[\r\n']/,
  double: /[\r\n\\]/,
};

function closingQuote(text: string, start: number, end: number): number {
  return end - 1 > start && text[end - 1] === text[start] ? end - 1 : end;
}

const isBlank = (char: string) => char === ' ' || char === '\t';

/** Plain and quoted scalars: line breaks fold into spaces. */
function readFlow(
  builder: ScalarBuilder,
  start: number,
  end: number,
  style: ScalarStyle,
) {
  const { text } = builder;
  let copied = start; // up to here the value has been built
  let content = start; // end of the last character that is not blank
  let at = start;
  while (at < end) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] === '\n')) {
      builder.copy(copied, content);
      const fold = skipLineBreaks(text, at, end);
      builder.put(fold.breaks > 1 ? '\n'.repeat(fold.breaks - 1) : ' ', at, at);
      at = fold.next;
      copied = at;
      content = at;
    } else if (style === 'single' && char === "'" && text[at + 1] === "'") {
      builder.copy(copied, at);
      builder.put("'", at, at + 2);
      at += 2;
      copied = at;
      content = at;
    } else if (style === 'double' && char === '\\') {
      builder.copy(copied, at);
      at = readEscape(builder, at, end);
      copied = at;
      content = at;
    } else {
      at++;
      if (!isBlank(char)) content = at;
    }
  }
  builder.copy(copied, style === 'plain' ? content : end);
}

function skipLineBreaks(text: string, from: number, end: number) {
  let breaks = 0;
  let at = from;
  while (at < end && (isBlank(text[at]) || /[\r\n]/.test(text[at]))) {
    if (text[at] === '\n') breaks++;
    at++;
  }
  return { breaks, next: at };
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const hexLength: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Returns where the text goes on. */
function readEscape(builder: ScalarBuilder, at: number, end: number): number {
  const { text } = builder;
  const char = text[at + 1] ?? '';
  if (char === '\n' || (char === '\r' && text[at + 2] === '\n')) {
    let next = at + (char === '\n' ? 2 : 3);
    while (next < end && isBlank(text[next])) next++;
    return next;
  }
  if (char in hexLength) {
    const next = at + 2 + hexLength[char];
    const code = Number.parseInt(text.slice(at + 2, next), 16);
    const valid = code >= 0 && code <= 0x10ffff && next <= end;
    if (valid) {
      builder.put(String.fromCodePoint(code), at, next);
      return next;
    }
  }
  const next = Math.min(at + 2, end);
  const escaped = escapes[char];
  if (escaped === undefined) builder.copy(at, next);
  else builder.put(escaped, at, next);
  return next;
}

interface BlockLine {
  /** Where the line begins, after its indentation, and ends, without its line break. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
  /** Length of the line break: 0 at the end of the file. */
  readonly lineBreak: number;
}

function blockLines(text: string, start: number, end: number): BlockLine[] {
  const lines: BlockLine[] = [];
  let at = start;
  while (at < end) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline >= end ? end : newline;
    const lineEnd = stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
    let content = at;
    while (content < lineEnd && text[content] === ' ') content++;
    const next = stop === end && newline !== stop ? end : stop + 1;
    lines.push({ start: at, content, end: lineEnd, lineBreak: next - lineEnd });
    at = next;
  }
  return lines;
}

/** Block scalars: `|` keeps line breaks, `>` folds them. */
function readBlock(
  builder: ScalarBuilder,
  start: number,
  end: number,
  folded: boolean,
  parentIndent: number,
) {
  const { text } = builder;
  const headerEnd = text.indexOf('\n', start);
  if (headerEnd < 0 || headerEnd >= end) return;
  const header =
    /^[|>]([-+0-9]*)/.exec(text.slice(start, start + 8))?.[1] ?? '';
  const chomp = /[-+]/.exec(header)?.[0];
  const explicit = Number(/[1-9]/.exec(header)?.[0] ?? 0);
  const lines = blockLines(text, headerEnd + 1, end);

  const isEmpty = (line: BlockLine) => line.content === line.end;
  const indentOf = (line: BlockLine) => line.content - line.start;
  const first = lines.findIndex(line => !isEmpty(line));
  if (first < 0) {
    if (chomp === '+')
      for (const line of lines)
        builder.put('\n', line.end, line.end + line.lineBreak);
    return;
  }
  const indent = explicit ? parentIndent + explicit : indentOf(lines[first]);
  let last = lines.length - 1;
  while (isEmpty(lines[last]) && indentOf(lines[last]) <= indent) last--;

  const contentOf = (line: BlockLine) =>
    Math.min(line.start + indent, Math.max(line.content, line.start));
  const newline = (line: BlockLine, count = 1) =>
    builder.put('\n'.repeat(count), line.end, line.end + line.lineBreak);

  let pendingBreaks = 0; // breaks after the last content line, still to be folded
  let lastContent: BlockLine | undefined;
  let lastMoreIndented = false;
  for (const line of lines.slice(0, last + 1)) {
    const from = contentOf(line);
    const empty = from >= line.end;
    if (!folded) {
      if (lastContent) newline(lastContent);
      builder.copy(from, line.end);
      lastContent = line;
    } else if (empty) {
      pendingBreaks++;
    } else {
      const moreIndented = isBlank(text[from]);
      if (!lastContent) {
        if (pendingBreaks) builder.put('\n'.repeat(pendingBreaks), from, from);
      } else if (moreIndented || lastMoreIndented) {
        newline(lastContent, pendingBreaks + 1);
      } else if (pendingBreaks) {
        newline(lastContent, pendingBreaks);
      } else {
        builder.put(
          ' ',
          lastContent.end,
          lastContent.end + lastContent.lineBreak,
        );
      }
      builder.copy(from, line.end);
      lastContent = line;
      lastMoreIndented = moreIndented;
      pendingBreaks = 0;
    }
  }
  if (chomp === '-') return;
  const tail = lines.slice(last + 1);
  newline(lines[last]);
  if (chomp === '+') for (const line of tail) if (line.lineBreak) newline(line);
}
