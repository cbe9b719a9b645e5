import {
  DayTotals,
  FindingCounts,
  GradeCounts,
  LevelCounts,
  Totals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Category, SEVERITIES } from '@plimsoll/findings';
import { ReportRow, TrendStep } from './store/Store';

/** Statuses of a service that was read the last time it was tried. */
const READ = new Set(['complete', 'partial', 'not-containerised']);

/** What services add up to. */
export function totalsOf(rows: readonly ReportRow[]): Totals {
  const counts = noFindings();
  const grades = noGrades();
  const levels = noLevels();
  const scores: number[] = [];
  const categories = new Map<Category, { sum: number; services: number }>();
  let covered = 0;
  let containerised = 0;
  let below = 0;
  let withCritical = 0;
  let waived = 0;
  for (const row of rows) {
    if (READ.has(row.status)) covered++;
    if (row.kinds.length > 0 && row.status !== 'not-containerised')
      containerised++;
    if (row.score === undefined) grades.none++;
    else {
      scores.push(row.score);
      if (row.grade) grades[row.grade]++;
      if (row.level) levels[row.level]++;
      if (row.below) below++;
    }
    for (const severity of SEVERITIES) counts[severity] += row.counts[severity];
    if (row.counts.critical > 0) withCritical++;
    waived += row.waived;
    for (const [category, score] of Object.entries(row.categories)) {
      const name = category as Category;
      const known = categories.get(name) ?? { sum: 0, services: 0 };
      categories.set(name, {
        sum: known.sum + score,
        services: known.services + 1,
      });
    }
  }
  return {
    services: rows.length,
    containerised,
    covered,
    scored: scores.length,
    below,
    ...averages(scores),
    grades,
    levels,
    counts,
    withCritical,
    categories: Object.fromEntries(
      [...categories].map(([category, { sum, services }]) => [
        category,
        { score: round(sum / services), services },
      ]),
    ),
    waived,
  };
}

/** Totals as the trend has them. */
export function dayTotalsOf(
  day: string,
  { counts, ...totals }: Totals,
): DayTotals {
  const { services, covered, scored, below, withCritical, grades } = totals;
  return {
    day,
    services,
    covered,
    scored,
    below,
    medianScore: totals.medianScore,
    meanScore: totals.meanScore,
    withCritical,
    grades,
    criticals: counts.critical,
  };
}

/**
 * What services added up to at the end of each day, from their steps in order. Days before the first step are left
 * out: nothing is known of them.
 */
export function trendOf(
  steps: readonly TrendStep[],
  days: readonly string[],
): DayTotals[] {
  const latest = new Map<string, TrendStep>();
  const trend: DayTotals[] = [];
  let next = 0;
  for (const day of days) {
    const end = `${day}T23:59:59.999Z`;
    while (next < steps.length && steps[next].at <= end) {
      const step = steps[next++];
      if (step.status === 'removed') latest.delete(step.entityRef);
      else latest.set(step.entityRef, step);
    }
    if (latest.size > 0) trend.push(dayOf(day, latest.values()));
  }
  return trend;
}

function dayOf(day: string, latest: Iterable<TrendStep>): DayTotals {
  const grades = noGrades();
  const scores: number[] = [];
  const totals = {
    services: 0,
    covered: 0,
    below: 0,
    withCritical: 0,
    criticals: 0,
  };
  for (const { status, score, grade, below, critical } of latest) {
    totals.services++;
    if (READ.has(status)) totals.covered++;
    if (score === undefined) grades.none++;
    else {
      scores.push(score);
      if (grade) grades[grade]++;
    }
    if (below) totals.below++;
    if (critical > 0) totals.withCritical++;
    totals.criticals += critical;
  }
  return { day, ...totals, scored: scores.length, grades, ...averages(scores) };
}

/** The last so many days, today last, as `YYYY-MM-DD`. */
export function lastDays(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(now);
    day.setUTCDate(day.getUTCDate() - (count - 1 - index));
    return day.toISOString().slice(0, 10);
  });
}

export function median(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** To one decimal. */
export function round(number: number): number {
  return Math.round(number * 10) / 10;
}

function averages(scores: readonly number[]) {
  if (scores.length === 0) return {};
  return {
    medianScore: median(scores),
    meanScore: round(scores.reduce((sum, one) => sum + one, 0) / scores.length),
  };
}

function noFindings(): FindingCounts {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}

function noGrades(): GradeCounts {
  return { A: 0, B: 0, C: 0, D: 0, F: 0, none: 0 };
}

function noLevels(): LevelCounts {
  return { none: 0, afloat: 0, seaworthy: 0, 'blue-water': 0 };
}
