import { useNow } from '../../hooks/useNow';
import { Words, useWords } from '../../hooks/useWords';

const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** `12 minutes ago`, `in 5 minutes`, `just now`. */
export function relativeTime(at: string, now: number, t: Words): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const [unit, size] =
    UNITS.find(([, length]) => Math.abs(seconds) >= length) ??
    UNITS[UNITS.length - 1];
  const n = Math.trunc(seconds / size);
  if (n === 0) return seconds > 0 ? t('time.soon') : t('time.now');
  // In the language of the sentence around it; the exact time is the reader's.
  const format = new Intl.RelativeTimeFormat(t('time.language'), {
    numeric: 'auto',
  });
  return format.format(n, unit);
}

/** The exact time, in the reader's language and time zone. */
export function exactTime(at: string): string {
  return new Date(at).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
}

/** Day and time, in the reader's language: where several stand below each other. */
export function shortTime(at: string): string {
  return new Date(at).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

/** How long ago, or how soon; the exact time on hover. */
export function Timestamp(props: { at: string }) {
  const t = useWords();
  const now = useNow();
  return (
    <time dateTime={props.at} title={exactTime(props.at)}>
      {relativeTime(props.at, now, t)}
    </time>
  );
}
