import { ScorePoint } from '@plimsoll/backstage-plugin-container-scorecard-common';

const DAY = 24 * 60 * 60 * 1000;

/** The score that held at a moment: that of the last change before it. */
export function scoreAt(
  history: ScorePoint[],
  moment: number,
): ScorePoint | undefined {
  let found: ScorePoint | undefined;
  for (const point of history) {
    if (Date.parse(point.at) <= moment) found = point;
  }
  return found;
}

/** What changed since a week ago; nothing when the history does not reach that far. */
export function changeSinceLastWeek(
  history: ScorePoint[],
  score: number | undefined,
  now: number,
): { change: number; from: ScorePoint } | undefined {
  if (score === undefined) return undefined;
  const from = scoreAt(history, now - 7 * DAY);
  if (!from) return undefined;
  return { change: Math.floor(score) - Math.floor(from.score), from };
}

/** The part of the history of the last days, beginning with the score that held at its start. */
export function lastDays(
  history: ScorePoint[],
  days: number,
  now: number,
): ScorePoint[] {
  const start = now - days * DAY;
  const before = scoreAt(history, start);
  const within = history.filter(p => Date.parse(p.at) > start);
  return before
    ? [{ ...before, at: new Date(start).toISOString() }, ...within]
    : within;
}
