import type { Report } from '@plimsoll/engine';
import type { LocatedInFile, YamlList, YamlMap } from '@plimsoll/syntax';
import { reorder } from './reorder';
import { shown } from './shown';

/** An entry of a map or an item of a list. */
export interface Ordered {
  /** All of it. */
  readonly at: LocatedInFile;
  /** What is underlined. */
  readonly label: LocatedInFile;
  readonly name: string;
}

/** The entries of a map that stand in it themselves. */
export const entriesOf = (map: YamlMap): Ordered[] =>
  map.entries
    .filter(({ merged }) => !merged)
    .map(entry => ({ at: entry, label: entry.key, name: entry.key.value }));

/**
 * Reports the first entry of a map or list that does not stand where an order puts it, with a fix that sorts them all.
 * `how` says what to do, as in "sort the services by name".
 */
export function reportOrder(
  report: Report,
  { source, isFlow }: YamlMap | YamlList,
  entries: readonly Ordered[],
  compare: (a: string, b: string) => number,
  how: string,
) {
  const misplaced = entries.findIndex(
    ({ name }, index) =>
      index > 0 && compare(entries[index - 1].name, name) > 0,
  );
  if (misplaced < 0) return;
  const order = entries
    .map((_, index) => index)
    .sort((a, b) => compare(entries[a].name, entries[b].name));
  const edits = reorder(
    source,
    entries.map(({ at }) => at),
    order,
    isFlow,
  );
  const { label, name } = entries[misplaced];
  report(
    label,
    `"${shown(name)}" belongs before "${shown(
      entries[misplaced - 1].name,
    )}": ${how}`,
    { fix: edits && { title: 'Sort them', safe: true, edits } },
  );
}

/** The places of names in a list, and below it all others by the alphabet. */
export function byList(
  names: readonly string[],
): (a: string, b: string) => number {
  const places = new Map(names.map((name, index) => [name, index]));
  const placeOf = (name: string) => places.get(name) ?? names.length;
  return (a, b) => placeOf(a) - placeOf(b) || alphabetically(a, b);
}

const collator = new Intl.Collator('en');
const numbers = new Intl.Collator('en', { numeric: true });

/** As in an index: `b` before `C`. */
export const alphabetically = (a: string, b: string) => collator.compare(a, b);

/** As alphabetically, but 80 before 443. */
export const byNumber = (a: string, b: string) => numbers.compare(a, b);
