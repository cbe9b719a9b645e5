import { wholeScore } from '../../checks/words';

/** `28 Oct 2026` of `2026-10-28`, in the reader's language. Days are UTC, as the backend counts them. */
export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
}

/** `28 Oct`: where the year is plain. */
export function shortDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** A number with the reader's separators. */
export function numberWords(n: number): string {
  return n.toLocaleString();
}

/** `+3`, `−3`; nothing when there is no change to see. */
export function signed(change: number): string | undefined {
  if (change === 0) return undefined;
  return change > 0
    ? `+${numberWords(change)}`
    : `−${numberWords(Math.abs(change))}`;
}

/** The change between two scores, as they are shown. */
export function scoreChange(from: number, to: number): number {
  return wholeScore(to) - wholeScore(from);
}

/** `71%` of 31 and 44. Rounded down, so that 100% is all. */
export function percent(part: number, all: number): string {
  return all === 0 ? '–' : `${Math.floor((100 * part) / all + 1e-9)}%`;
}

/** `+6.1`. */
export function gain(points: number): string {
  return `+${points.toLocaleString(undefined, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })}`;
}
