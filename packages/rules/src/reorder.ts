import type { FixEdit } from '@plimsoll/engine';
import type { Located, SourceText } from '@plimsoll/syntax';

/**
 * An edit that puts the entries of a map or the items of a list into another order, each with the comments above and
 * beside it; empty lines stay between the places they are between.
 *
 * `items` are in the order of the file; `order` names them by their index in the wanted one. Undefined where entries
 * cannot be moved with certainty: several on a line, something else between them, an alias that would come before
 * its anchor.
 */
export function reorder(
  source: SourceText,
  items: readonly Located[],
  order: readonly number[],
  isFlow: boolean,
): FixEdit[] | undefined {
  const edit = isFlow
    ? swapInLine(source, items, order)
    : moveBlocks(source, items, order);
  if (!edit || !keepsAnchors(source.slice(edit.at), edit.text))
    return undefined;
  return [edit];
}

/** `[b, a]`: the items change places, and what is between them stays. */
function swapInLine(
  source: SourceText,
  items: readonly Located[],
  order: readonly number[],
): FixEdit | undefined {
  const at = { start: items[0].start, end: items[items.length - 1].end };
  if (/#|\n/.test(source.slice(at))) return undefined;
  const text = order
    .map((from, slot) => {
      const next = items[slot + 1];
      const between = next
        ? source.text.slice(items[slot].end, next.start)
        : '';
      return source.slice(items[from]) + between;
    })
    .join('');
  return { at, text };
}

/** The lines of one entry. */
interface Block {
  /** Empty lines that set it apart from what is above. */
  readonly apart: readonly string[];
  readonly lines: readonly string[];
}

function moveBlocks(
  source: SourceText,
  items: readonly Located[],
  order: readonly number[],
): FixEdit | undefined {
  const places = items.map(item => placeOf(source, item));
  const [{ indent }] = places;
  const isEven = places.every(
    (place, index) =>
      place.isWhole &&
      place.indent === indent &&
      (index === 0 || place.first > places[index - 1].last),
  );
  if (!isEven) return undefined;

  const isDeeper = (line: string) =>
    isComment(line) && widthOf(line) > indent.length;
  // What stands above the first key of a file is about the file.
  const from = indent === '' ? places[0].first : headOf(source, places[0]);
  const blocks: Block[] = [];
  let start = from;
  for (const [index, { first, last }] of places.entries()) {
    const above = linesBetween(source, start, first);
    if (above.some(line => !isComment(line) && line.trim() !== ''))
      return undefined;
    const text = above.findIndex(line => line.trim() !== '');
    const apart = above.slice(0, text < 0 ? above.length : text);
    let end = last + 1;
    while (
      end < (places[index + 1]?.first ?? source.lineCount + 1) &&
      isDeeper(source.line(end))
    )
      end++;
    blocks.push({
      apart,
      lines: [
        ...above.slice(apart.length),
        ...linesBetween(source, first, end),
      ],
    });
    start = end;
  }
  const at = {
    start: source.lineAt(from).start,
    end: source.lineAt(start - 1).end,
  };
  // The line breaks at the end of such a text are part of it.
  if (/[|>]\d?\+/.test(source.slice(at))) return undefined;
  const text = order
    .flatMap((index, slot) => [...blocks[slot].apart, ...blocks[index].lines])
    .join(source.lineBreak);
  return { at, text };
}

const isComment = (line: string) => /^\s*#/.test(line);
const widthOf = (line: string) => line.length - line.trimStart().length;
const linesBetween = (source: SourceText, from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) =>
    source.line(from + index),
  );

interface Place {
  readonly first: number;
  readonly last: number;
  /** What stands before the entry on its line, without the dash of a list. */
  readonly indent: string;
  /** Nothing but a comment shares its lines. */
  readonly isWhole: boolean;
}

function placeOf(source: SourceText, { start, end }: Located): Place {
  const first = source.position(start).line;
  const last = source.position(end).line;
  const line = source.lineAt(first);
  const before = source.text.slice(line.start, start);
  const after = source.text.slice(end, source.lineAt(last).end);
  return {
    first,
    last,
    indent: /^ */.exec(before)?.[0] ?? '',
    isWhole: /^ *(?:- +)?$/.test(before) && /^\s*(?:#.*)?$/.test(after),
  };
}

/** The first of the comment lines directly above. */
function headOf(source: SourceText, { first, indent }: Place): number {
  let line = first;
  while (
    line > 1 &&
    isComment(source.line(line - 1)) &&
    widthOf(source.line(line - 1)) === indent.length
  )
    line--;
  return line;
}

const anchorOrAlias = /(?:^|[\s,[{:-])([&*])([^\s,[\]{}]+)/g;

/** Whether each alias still stands below its anchor. */
function keepsAnchors(before: string, after: string): boolean {
  if (!before.includes('&')) return true;
  const anchors = [...before.matchAll(anchorOrAlias)].flatMap(
    ([, sign, name]) => (sign === '&' ? [name] : []),
  );
  const inside = new Set(anchors);
  if (inside.size < anchors.length) return false;
  const met = new Set<string>();
  for (const [, sign, name] of after.matchAll(anchorOrAlias)) {
    if (sign === '&') met.add(name);
    else if (inside.has(name) && !met.has(name)) return false;
  }
  return true;
}
