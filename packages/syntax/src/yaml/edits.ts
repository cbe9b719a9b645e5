import type { TextEdit } from '../edit';
import type { LocatedInFile, YamlEntry, YamlMap } from './nodes';

/**
 * Edits that make a map say `path: value`, with the maps on the way to it where they are missing. `value` is YAML on
 * one line. Everything else stays as it is: comments, order, indentation, line ends.
 *
 * Undefined where that takes more than an edit: the value is a list or map already, or what would have to change
 * stands behind an alias.
 *
 * @public
 */
export function settingEdits(
  map: YamlMap,
  path: readonly string[],
  value: string,
): readonly TextEdit[] | undefined {
  const [key, ...rest] = path;
  const entry = map.entry(key);
  if (!entry) return addition(map, path, value);
  const current = entry.value;
  // What came through an alias or a merge key also counts elsewhere.
  if (entry.merged || current.start < entry.key.end) return undefined;
  const isEmpty = current.type === 'scalar' && current.isNull;
  if (rest.length > 0) {
    if (current.type === 'map') return settingEdits(current, rest, value);
    return isEmpty && current.start === current.end && !map.isFlow
      ? below(entry, rest, value)
      : undefined;
  }
  if (current.type !== 'scalar' || current.tag) return undefined;
  return current.start === current.end
    ? [{ at: current, text: ` ${value}` }]
    : [{ at: { start: current.start, end: current.end }, text: value }];
}

/**
 * Edits that take an entry with a scalar value out of its map. A comment on its line stays.
 *
 * Undefined where something would be left that is no map: it is the only entry, or the first of an item of a list.
 *
 * @public
 */
export function removalEdits(
  map: YamlMap,
  entry: YamlEntry,
): readonly TextEdit[] | undefined {
  const { source, start, value, merged } = entry;
  const own = ownEntries(map);
  if (merged || value.type !== 'scalar' || own.length < 2) return undefined;
  if (value.start < entry.key.end) return undefined;
  const { text } = source;
  const end = Math.max(value.end, entry.key.end);
  if (map.isFlow) return flowRemoval(own, entry, end);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') return undefined;
  const lineEnd = endOfLine(text, end);
  const rest = text.slice(end, lineEnd).trimStart();
  if (rest.startsWith('#'))
    return [{ at: { start, end: lineEnd - rest.length }, text: '' }];
  if (rest.trim() !== '') return undefined;
  const next = text.indexOf('\n', lineEnd);
  return next < 0
    ? [{ at: { start: Math.max(0, lineStart - 1), end: lineEnd }, text: '' }]
    : [{ at: { start: lineStart, end: next + 1 }, text: '' }];
}

function addition(
  map: YamlMap,
  path: readonly string[],
  value: string,
): readonly TextEdit[] | undefined {
  const own = ownEntries(map);
  const last = own[own.length - 1];
  if (map.isFlow) {
    const flow = path.reduceRight(
      (inner, key, index) =>
        index === 0 ? `${key}: ${inner}` : `{${key}: ${inner}}`,
      value,
    );
    if (last)
      return [
        { at: point(Math.max(last.end, last.key.end)), text: `, ${flow}` },
      ];
    return map.entries.length === 0
      ? [{ at: point(map.start + 1), text: flow }]
      : undefined;
  }
  if (!last) return undefined;
  const { text } = map.source;
  const indent = indentOf(own[0]);
  const at = endOfLine(text, Math.max(last.end, last.key.end));
  if (indent === undefined || !endsWithEntry(last, at)) return undefined;
  return [{ at: point(at), text: block(text, indent, path, value) }];
}

/** Puts a map under a key that has nothing yet. */
function below(
  entry: YamlEntry,
  path: readonly string[],
  value: string,
): readonly TextEdit[] | undefined {
  const { text } = entry.source;
  const indent = indentOf(entry);
  const at = endOfLine(text, entry.key.end);
  if (indent === undefined || !endsWithEntry(entry, at)) return undefined;
  return [{ at: point(at), text: block(text, `${indent}  `, path, value) }];
}

/** The entries that are written in this map, in the order in which they stand. */
function ownEntries(map: YamlMap): readonly YamlEntry[] {
  return map.entries
    .filter(({ merged }) => !merged)
    .sort((a, b) => a.start - b.start);
}

/** The spaces before a key; a dash before it counts as one. */
function indentOf({ source, start }: LocatedInFile): string | undefined {
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const before = source.text.slice(lineStart, start);
  return /^\uFEFF? *(?:- +)*$/.test(before)
    ? ' '.repeat(before.replace('\uFEFF', '').length)
    : undefined;
}

/** Whether nothing but a comment stands behind an entry on its last line. */
function endsWithEntry({ source, key, end, value }: YamlEntry, at: number) {
  const isBlock =
    value.type === 'scalar' &&
    (value.style === 'literal' || value.style === 'folded');
  // A block that keeps its empty lines would lose them.
  if (isBlock && /^[|>]\S*\+/.test(source.slice(value))) return false;
  const rest = source.text.slice(Math.max(end, key.end), at);
  // An alias stands behind its key and belongs to it.
  const tail = rest.replace(/^[ \t]*:?[ \t]*(?:\*\S+)?/, '').trim();
  return tail === '' || tail.startsWith('#');
}

function block(
  text: string,
  indent: string,
  path: readonly string[],
  value: string,
): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return path
    .map((key, depth) => {
      const isLast = depth === path.length - 1;
      return `${lineBreak}${indent}${'  '.repeat(depth)}${key}:${
        isLast ? ` ${value}` : ''
      }`;
    })
    .join('');
}

function flowRemoval(
  own: readonly YamlEntry[],
  entry: YamlEntry,
  end: number,
): readonly TextEdit[] | undefined {
  const index = own.indexOf(entry);
  const next = own[index + 1];
  const previous = own[index - 1];
  if (next) return [{ at: { start: entry.start, end: next.start }, text: '' }];
  return (
    previous && [
      {
        at: { start: Math.max(previous.end, previous.key.end), end },
        text: '',
      },
    ]
  );
}

/** Where a line ends, before its line break. */
function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' && newline > from ? newline - 1 : newline;
}

const point = (at: number) => ({ start: at, end: at });
