import {
  CATEGORIES,
  SEVERITIES,
  CategoryScore,
  Grade,
  Level,
  Outcome,
  OutcomeState,
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
  const total = new Tally();
  const byCategory = new Map<string, Tally>();
  /** How many outcomes of each severity fail. */
  const failing = new Map<Severity, number>();
  const outcomes: Outcome[] = [];
  const failures: number[] = [];
  for (const { outcome, severityOnPass } of weighables) {
    const { category, severity, state } = outcome;
    let tally = byCategory.get(category);
    if (!tally) {
      tally = new Tally();
      byCategory.set(category, tally);
    }
    const weight = policy.weights[state === 'fail' ? severity : severityOnPass];
    total.add(state, weight);
    tally.add(state, weight);
    if (state === 'fail') {
      failures.push(outcomes.length);
      failing.set(severity, (failing.get(severity) ?? 0) + 1);
    }
    outcomes.push(outcome);
  }

  const categories = CATEGORIES.flatMap(category => {
    const tally = byCategory.get(category);
    return tally?.isJudged ? [categoryScore(category, tally)] : [];
  });
  const exact = total.percentage();
  if (exact === undefined) return { categories, outcomes };

  const capped = Math.min(exact, lowestCap(failing, policy));
  const score = Math.floor(capped + EPSILON);
  const level = levelOf(score, failing, outcomes, policy);
  for (const index of failures) {
    const { outcome, severityOnPass } = weighables[index];
    const onPass = policy.weights[severityOnPass];
    const after = percentage(
      total.won + onPass,
      total.all - policy.weights[outcome.severity] + onPass,
    );
    const cap = lowestCap(failing, policy, outcome.severity);
    const gain = Math.min(after ?? capped, cap) - capped;
    outcomes[index] = { ...outcome, gain: roundedGain(gain) };
  }
  return { score, grade: gradeOf(score, policy), level, categories, outcomes };
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
  failing: ReadonlyMap<Severity, number>,
  outcomes: readonly Outcome[],
  policy: Policy,
): Level {
  const passes = (id: string) =>
    outcomes.some(({ rule, state }) => rule === id && state === 'pass');
  let reached: Level = 'none';
  for (const demand of policy.levels) {
    const met =
      !demand.without.some(severity => failing.has(severity)) &&
      score >= (demand.score ?? 0) &&
      (demand.passing ?? []).every(passes);
    if (!met) return reached;
    reached = demand.level;
  }
  return reached;
}

/** Floating-point sums may come out a hair under a whole number. */
const EPSILON = 1e-9;

/** What a set of outcomes adds up to. */
class Tally {
  won = 0;
  all = 0;
  passed = 0;
  failed = 0;
  unknown = 0;

  /** `weight`: what the outcome counts if it counts. */
  add(state: OutcomeState, weight: number): void {
    if (state === 'pass' || state === 'waived') {
      this.won += weight;
      this.all += weight;
      this.passed++;
    } else if (state === 'fail') {
      this.all += weight;
      this.failed++;
    } else if (state === 'unknown') this.unknown++;
  }

  get isJudged(): boolean {
    return this.passed + this.failed + this.unknown > 0;
  }

  percentage(): number | undefined {
    return percentage(this.won, this.all);
  }
}

const percentage = (won: number, all: number) =>
  all > 0 ? (100 * won) / all : undefined;

/** The highest score that what fails allows; `without`: if one outcome of that severity did not fail. */
function lowestCap(
  failing: ReadonlyMap<Severity, number>,
  { caps, capSteps }: Policy,
  without?: Severity,
): number {
  let lowest = 100;
  // Below it come those that something worse is open in.
  let floor = 0;
  for (const severity of SEVERITIES) {
    const cap = caps[severity];
    if (cap === undefined) continue;
    const count = failing.get(severity) ?? 0;
    const left = severity === without ? count - 1 : count;
    const steps = (capSteps[severity] ?? 0) * (left - 1);
    if (left > 0) lowest = Math.min(lowest, Math.max(cap - steps, floor));
    floor = Math.max(floor, cap + 1);
  }
  return lowest;
}

/** A category is not capped: the cap says something of the whole service. */
function categoryScore(
  category: CategoryScore['category'],
  tally: Tally,
): CategoryScore {
  const { passed, failed, unknown } = tally;
  const exact = tally.percentage();
  const counts = { passed, failed, unknown };
  return exact === undefined
    ? { category, ...counts }
    : { category, score: Math.floor(exact + EPSILON), ...counts };
}

const roundedGain = (gain: number) => Math.max(0, Math.round(gain * 10) / 10);
