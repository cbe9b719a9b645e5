import {
  DayTotals,
  Overview,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleScorecard } from './scorecards';

const DAY = 864e5;
const COUNTS = { critical: 3, high: 21, medium: 88, low: 140, info: 12 };
const GRADES = { A: 5, B: 9, C: 10, D: 4, F: 3, none: 6 };

/** A group of some size, with life in it. */
export function sampleOverview(
  now: number,
  changes: Partial<Overview> = {},
): Overview {
  const trend: DayTotals[] = Array.from({ length: 30 }, (_, index) => ({
    day: new Date(now - (29 - index) * DAY).toISOString().slice(0, 10),
    services: 37,
    covered: 35,
    scored: 31,
    below: 12,
    medianScore: 66 + Math.floor(index / 4),
    meanScore: 65 + index / 4,
    withCritical: 2,
    grades: GRADES,
    criticals: 3,
  }));
  const move = (title: string, from: number, to: number) => ({
    service: sampleScorecard(now, {
      entityRef: `component:default/${title}`,
      title,
      score: to,
    }),
    from,
    to,
    at: new Date(now - 2 * DAY).toISOString(),
    causes: ['code'],
  });
  const check = (
    rule: string,
    title: string,
    failed: number,
    meanGain: number,
  ) => ({
    rule,
    title,
    category: 'runtime-security' as const,
    severity: 'high' as const,
    enabled: true,
    failed,
    passed: 31 - failed,
    waived: 1,
    unknown: 0,
    notApplicable: 0,
    meanGain,
  });
  return {
    scope: { entityRef: 'group:default/payments', title: 'Payments' },
    at: new Date(now - 60_000).toISOString(),
    totals: {
      services: 37,
      containerised: 33,
      covered: 35,
      scored: 31,
      below: 12,
      medianScore: 73,
      meanScore: 71.4,
      grades: GRADES,
      levels: { none: 2, afloat: 12, seaworthy: 14, 'blue-water': 3 },
      counts: COUNTS,
      withCritical: 2,
      categories: {},
      waived: 4,
    },
    trend,
    checks: [
      check('dockerfile/user-required', 'Run as a non-root user', 14, 6.1),
      check(
        'dockerfile/pin-base-image-digest',
        'Pin the base image by digest',
        22,
        3.4,
      ),
      check('github-actions/image-scan', 'Let the scan fail the build', 9, 4.8),
    ],
    drops: [move('ledger', 82, 61), move('invoice-worker', 90, 84)],
    rises: [move('checkout', 76, 82)],
    ...changes,
  };
}

/** A group without services. */
export function emptyOverview(now: number): Overview {
  const { totals } = sampleOverview(now);
  return sampleOverview(now, {
    totals: {
      ...totals,
      services: 0,
      containerised: 0,
      covered: 0,
      scored: 0,
      below: 0,
      medianScore: undefined,
      withCritical: 0,
      waived: 0,
      grades: { A: 0, B: 0, C: 0, D: 0, F: 0, none: 0 },
    },
    trend: [],
    checks: [],
    drops: [],
    rises: [],
  });
}
