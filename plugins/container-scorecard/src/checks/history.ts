import {
  CATEGORIES,
  Category,
  ChangeCause,
  FindingTrace,
  HistoryEntry,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';

/** What made a scorecard another, in the order of the legend. */
export const CAUSES: readonly ChangeCause[] = [
  'first',
  'code',
  'rules',
  'policy',
  'waiver',
  'time',
  'catalog',
  'source',
];

/** A cause in a word; one that only a newer backend knows by its name. */
export function causeTitle(cause: ChangeCause, t: Words): string {
  return CAUSES.includes(cause) ? t(`history.cause.${cause}`) : cause;
}

/** What lies between two entries of a history. */
export interface Difference {
  from: HistoryEntry;
  to: HistoryEntry;
  added: FindingTrace[];
  gone: FindingTrace[];
  /** How many of the changes on the way had each cause, most first. */
  causes: Array<{ cause: ChangeCause; changes: number }>;
  /** Categories whose score is another. */
  categories: Array<{ category: Category; from?: number; to?: number }>;
}

/**
 * The difference of two entries, told forwards whichever comes first.
 *
 * What came and went again on the way is in neither list.
 */
export function differenceOf(
  items: readonly HistoryEntry[],
  a: HistoryEntry,
  b: HistoryEntry,
): Difference {
  const [from, to] = [a, b].sort((x, y) => items.indexOf(x) - items.indexOf(y));
  const between = items.slice(items.indexOf(from) + 1, items.indexOf(to) + 1);
  const net = new Map<string, { trace: FindingTrace; times: number }>();
  const causes = new Map<ChangeCause, number>();
  // The same text may be found twice in one file, so findings are counted, not only named.
  const tally = (trace: FindingTrace, by: 1 | -1) => {
    const key = `${trace.rule} ${trace.fingerprint}`;
    const times = (net.get(key)?.times ?? 0) + by;
    net.set(key, { trace, times });
  };
  for (const entry of between) {
    entry.gone.forEach(trace => tally(trace, -1));
    entry.added.forEach(trace => tally(trace, 1));
    for (const cause of entry.causes) {
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
    }
  }
  const list = (sign: 1 | -1) =>
    [...net.values()]
      .flatMap(({ trace, times }) =>
        Array<FindingTrace>(Math.max(0, times * sign)).fill(trace),
      )
      .sort(compareTraces);
  return {
    from,
    to,
    added: list(1),
    gone: list(-1),
    causes: [...causes]
      .map(([cause, changes]) => ({ cause, changes }))
      .sort((x, y) => y.changes - x.changes),
    categories: CATEGORIES.map(category => ({
      category,
      from: from.categories[category],
      to: to.categories[category],
    })).filter(c => c.from !== c.to),
  };
}

function compareTraces(a: FindingTrace, b: FindingTrace): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    a.file.localeCompare(b.file) ||
    a.line - b.line
  );
}

/** The two entries that are compared unless the address says otherwise: the latest with the one of a week before. */
export function usualPair(
  items: readonly HistoryEntry[],
): [HistoryEntry, HistoryEntry] | undefined {
  if (items.length < 2) return undefined;
  const to = items[items.length - 1];
  const week = Date.parse(to.at) - 7 * 864e5;
  const before = items.filter(
    entry => entry !== to && Date.parse(entry.at) <= week,
  );
  return [before[before.length - 1] ?? items[items.length - 2], to];
}

/** `+3`, `−4`, `±0`. */
export function changeOf(from: number, to: number): string {
  const change = Math.floor(to) - Math.floor(from);
  if (change === 0) return '±0';
  return change > 0 ? `+${change}` : `−${-change}`;
}
