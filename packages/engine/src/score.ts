import {
  CATEGORIES,
  CategoryScore,
  Grade,
  Level,
  Outcome,
  Severity,
} from '@plimsoll/findings';
import { Policy } from './policy';

/** What the outcomes of a service add up to. @public */
export interface Score {
  /** Absent when no rule that carries weight could say anything. */
  score?: number;
  grade?: Grade;
  level?: Level;
  categories: CategoryScore[];
  /** The outcomes, those that fail with their gain. */
  outcomes: Outcome[];
}

/**
 * An outcome before it is scored, with what the rule weighs once it passes:
 * a failure may be worse or milder than the rule's usual one.
 *
 * @public
 */
export interface Weighable {
  outcome: Outcome;
  severityOnPass: Severity;
}

/**
 * Adds up the outcomes of a service under a policy.
 *
 * Scores are rounded down, so that a score never claims a line it has not reached and 100 means everything.
 *
 * @public
 */
export function scoreOutcomes(
  weighables: readonly Weighable[],
  policy: Policy,
): Score {
  const outcomes = weighables.map(({ outcome }) => outcome);
  const total = tally(weighables, policy);
  const exact = capped(total, outcomes, policy);
  const categories = CATEGORIES.map(category =>
    categoryScore(
      category,
      weighables.filter(({ outcome }) => outcome.category === category),
      policy,
    ),
  ).filter(({ passed, failed, unknown }) => passed + failed + unknown > 0);
  if (exact === undefined) return { categories, outcomes };

  const score = Math.floor(exact + EPSILON);
  return {
    score,
    grade: gradeOf(score, policy),
    level: levelOf(score, outcomes, policy),
    categories,
    outcomes: weighables.map(({ outcome, severityOnPass }) => {
      if (outcome.state !== 'fail') return outcome;
      const after = capped(
        {
          won: total.won + policy.weights[severityOnPass],
          all:
            total.all -
            policy.weights[outcome.severity] +
            policy.weights[severityOnPass],
        },
        outcomes.filter(other => other !== outcome),
        policy,
      );
      return { ...outcome, gain: roundedGain((after ?? exact) - exact) };
    }),
  };
}

/** The letter for a score. @public */
export function gradeOf(score: number, { grades }: Policy): Grade {
  if (score >= grades.A) return 'A';
  if (score >= grades.B) return 'B';
  if (score >= grades.C) return 'C';
  if (score >= grades.D) return 'D';
  return 'F';
}

function levelOf(
  score: number,
  outcomes: readonly Outcome[],
  policy: Policy,
): Level {
  const failing = new Set(
    outcomes.filter(({ state }) => state === 'fail').map(o => o.severity),
  );
  const passing = new Set(
    outcomes.filter(({ state }) => state === 'pass').map(o => o.rule),
  );
  let reached: Level = 'none';
  for (const demand of policy.levels) {
    const met =
      !demand.without.some(severity => failing.has(severity)) &&
      score >= (demand.score ?? 0) &&
      (demand.passing ?? []).every(rule => passing.has(rule));
    if (!met) return reached;
    reached = demand.level;
  }
  return reached;
}

/** Floating-point sums may come out a hair under a whole number. */
const EPSILON = 1e-9;

interface Tally {
  won: number;
  all: number;
}

function tally(weighables: readonly Weighable[], policy: Policy): Tally {
  let won = 0;
  let all = 0;
  for (const { outcome, severityOnPass } of weighables) {
    if (outcome.state === 'pass' || outcome.state === 'waived') {
      won += policy.weights[severityOnPass];
      all += policy.weights[severityOnPass];
    } else if (outcome.state === 'fail') {
      all += policy.weights[outcome.severity];
    }
  }
  return { won, all };
}

function capped(
  { won, all }: Tally,
  outcomes: readonly Outcome[],
  { caps }: Policy,
): number | undefined {
  if (all <= 0) return undefined;
  return outcomes.reduce(
    (score, { state, severity }) =>
      state === 'fail' ? Math.min(score, caps[severity] ?? 100) : score,
    (100 * won) / all,
  );
}

/** A category is not capped: the cap says something of the whole service. */
function categoryScore(
  category: CategoryScore['category'],
  weighables: readonly Weighable[],
  policy: Policy,
): CategoryScore {
  const { won, all } = tally(weighables, policy);
  const count = (...states: Outcome['state'][]) =>
    weighables.filter(({ outcome }) => states.includes(outcome.state)).length;
  return {
    category,
    ...(all > 0 && { score: Math.floor((100 * won) / all + EPSILON) }),
    passed: count('pass', 'waived'),
    failed: count('fail'),
    unknown: count('unknown'),
  };
}

const roundedGain = (gain: number) => Math.max(0, Math.round(gain * 10) / 10);
