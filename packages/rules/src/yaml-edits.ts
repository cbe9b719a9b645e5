import type { FixEdit, OfferedFix } from '@plimsoll/engine';
import type {
  ComposeService,
  Located,
  SourceText,
  YamlList,
  YamlMap,
} from '@plimsoll/syntax';

/**
 * Adds lines to a block map, below its last entry and indented like it. Undefined for a map in braces, one that is
 * empty, and one that an anchor shares with others.
 */
export function addToMap(
  map: YamlMap,
  lines: readonly string[],
): FixEdit[] | undefined {
  const own = map.entries.filter(({ merged }) => !merged);
  const last = own.at(-1);
  const first = own.at(0);
  if (map.isFlow || !last || !first) return undefined;
  const { source } = map;
  const indent = indentOf(source, first);
  const end = source.lineAt(source.position(endOf(last)).line).end;
  // The line breaks at the end of such a text are part of it.
  const value = source.text.slice(last.start, end);
  if (indent === undefined || /[|>]\d?\+/.test(value)) return undefined;
  const text = lines
    .map(line => `${source.lineBreak}${indent}${line}`)
    .join('');
  return [{ at: { start: end, end }, text }];
}

/** Adds an item to a list, in brackets or below its last one. */
export function addToList(
  { items, isFlow, source }: YamlList,
  item: string,
): FixEdit[] | undefined {
  const last = items.at(-1);
  if (!last) return undefined;
  if (isFlow)
    return [{ at: { start: last.end, end: last.end }, text: `, ${item}` }];
  const line = source.position(last.end).line;
  const { start, end } = source.lineAt(source.position(last.start).line);
  const before = source.text.slice(start, last.start);
  if (source.lineAt(line).start !== start || !/^ *- +$/.test(before))
    return undefined;
  return [
    { at: { start: end, end }, text: `${source.lineBreak}${before}${item}` },
  ];
}

const endOf = ({ key, value, end }: YamlMap['entries'][number]) =>
  Math.max(end, key.end, value.start >= key.end ? value.end : 0);

/** What stands before an entry on its line, where that is nothing but spaces. */
function indentOf(source: SourceText, at: Located): string | undefined {
  const { start } = source.lineAt(source.position(at.start).line);
  const before = source.text.slice(start, at.start);
  // The first key of a map in a list stands behind a dash.
  return /^ *(?:- +)?$/.test(before) ? before.replace('-', ' ') : undefined;
}

/** Offers a setting for a service, below those it has. */
export function offerSetting(
  { layers, key, name }: ComposeService,
  lines: readonly string[],
): OfferedFix | undefined {
  const own = layers.at(-1);
  if (!own || own.source !== key.source || own.start < key.end)
    return undefined;
  const edits = addToMap(own, lines);
  return edits && { title: `Add it to ${name}`, safe: false, edits };
}

/**
 * Takes an entry or item out, with its lines and what stands beside it. Undefined where it does not stand on lines of
 * its own, or is the only one there, so that nothing would be left.
 */
export function removeLines(
  source: SourceText,
  at: Located,
  siblings: number,
): FixEdit[] | undefined {
  if (siblings < 2) return undefined;
  const first = source.lineAt(source.position(at.start).line);
  const last = source.lineAt(source.position(at.end).line);
  const before = source.text.slice(first.start, at.start);
  const after = source.text.slice(at.end, last.end);
  if (!/^ *(?:- +)?$/.test(before) || !/^\s*(?:#.*)?$/.test(after))
    return undefined;
  const newline = source.text.indexOf('\n', last.end);
  const end = newline < 0 ? last.end : newline + 1;
  return [{ at: { start: first.start, end }, text: '' }];
}

/** Offers to take a setting of a service out. */
export function offerRemoval(
  { layers }: ComposeService,
  setting: YamlMap['entries'][number],
): OfferedFix | undefined {
  const owner = layers.find(map => map.entry(setting.key.value) === setting);
  const own = owner?.entries.filter(({ merged }) => !merged) ?? [];
  if (!owner || owner.isFlow || setting.merged) return undefined;
  const edits = removeLines(setting.source, setting, own.length);
  return (
    edits && { title: `Take ${setting.key.value} out`, safe: false, edits }
  );
}
