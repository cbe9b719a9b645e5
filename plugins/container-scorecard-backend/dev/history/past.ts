import { ChangeCause } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { hash, Rule } from '@plimsoll/engine';
import { Finding, ScanResult, Severity } from '@plimsoll/findings';
import { PastStep, Present } from '../../src/store/past';
import { StoredWaiver } from '../../src/store/Store';
import { Era } from './eras';
import { Random } from './random';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** How likely a failure of some severity was mended rather than another. */
const LIKELY: Record<Severity, number> = {
  critical: 1,
  high: 2,
  medium: 6,
  low: 8,
  info: 2,
};

interface Event {
  at: Date;
  cause: ChangeCause;
}

/**
 * A year that ends in what a service is now, oldest step first: walked backwards, with rules that pass now failing
 * once, and now and then the other way round. The same service has the same past whenever it is asked for.
 */
export function pastOf(
  present: Present,
  {
    eras,
    waivers,
    now,
  }: { eras: readonly Era[]; waivers: readonly StoredWaiver[]; now: Date },
): PastStep[] {
  const random = new Random(present.entityRef);
  const today = eras.at(-1)!.assessor;
  const found = today.unpack(present.found);
  const born =
    now.getTime() - (random.next() < 0.7 ? 364 : 20 + random.below(340)) * DAY;

  const codes = pushes(random, present, born, now);
  const events: Event[] = [
    ...codes.map((at): Event => ({ at, cause: 'code' })),
    ...eras.slice(1).map(({ from, cause }): Event => ({ at: from, cause })),
    ...waivers.flatMap(turnsOf).map((at): Event => ({ at, cause: 'waiver' })),
  ]
    .filter(({ at }) => at.getTime() > born && at < now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  events.unshift({ at: new Date(born), cause: 'first' });

  const states = statesOf(random, today.rules, found, {
    pushes: codes.length,
    kept: new Set(waivers.map(({ rule }) => rule)),
  });
  let pushed = 0;
  return events.map(({ at, cause }): PastStep => {
    if (cause === 'code') pushed++;
    const { assessor } = eras.filter(({ from }) => from <= at).at(-1)!;
    return {
      at,
      causes: [cause],
      revision:
        pushed === codes.length
          ? present.revision
          : hash(`${present.entityRef} ${pushed}`).padEnd(40, '0').slice(0, 40),
      assessment: assessor.assess(
        states[pushed],
        present.policyKey,
        waivers.filter(waiver => holds(waiver, at)),
      ),
    };
  });
}

/** On working days, in working hours; some teams do more than others. */
function pushes(
  random: Random,
  { owner = '' }: Present,
  born: number,
  now: Date,
): Date[] {
  const pace = 0.4 + new Random(owner).next() * 1.2;
  const count = Math.round((2 + random.below(14)) * pace);
  const times = Array.from({ length: count }, () => {
    const at = new Date(born + random.next() * (now.getTime() - born - DAY));
    const weekend = [1, 0, 0, 0, 0, 0, 2][at.getUTCDay()];
    at.setUTCDate(at.getUTCDate() - weekend);
    at.setUTCHours(7 + random.below(11), random.below(60), random.below(60));
    return at;
  });
  return times
    .filter(at => at.getTime() > born && at < now)
    .sort((a, b) => a.getTime() - b.getTime());
}

/** What there was to find after so many pushes; the last is what is found now. */
function statesOf(
  random: Random,
  rules: readonly Rule[],
  found: ScanResult,
  { pushes: count, kept }: { pushes: number; kept: ReadonlySet<string> },
): ScanResult[] {
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  const inState = (state: string) =>
    found.outcomes.filter(one => one.state === state && byId.has(one.rule));
  const passing = inState('pass');
  const failing = inState('fail').filter(({ rule }) => !kept.has(rule));
  const turned = new Set<string>();
  const turn = (among: typeof passing) => {
    const left = among.filter(({ rule }) => !turned.has(rule));
    if (left.length > 0)
      turned.add(random.among(left, one => LIKELY[one.severity]).rule);
  };
  const states = [found];
  for (let push = 0; push < count; push++) {
    if (random.next() < 0.25) turn(failing);
    else for (let more = random.below(4); more >= 0; more--) turn(passing);
    states.unshift(turnedOver(found, turned, byId));
  }
  return states;
}

/** The same with some rules failing that passed, and passing that failed. */
function turnedOver(
  found: ScanResult,
  turned: ReadonlySet<string>,
  rules: ReadonlyMap<string, Rule>,
): ScanResult {
  const added: Finding[] = [];
  const outcomes = found.outcomes.map(outcome => {
    const rule = rules.get(outcome.rule);
    if (!rule || !turned.has(outcome.rule)) return outcome;
    const { category, severity } = rule;
    const base = { rule: rule.id, category, severity };
    if (outcome.state === 'fail') return { ...base, state: 'pass' as const };
    added.push(findingOf(rule, found));
    return { ...base, state: 'fail' as const };
  });
  return {
    ...found,
    outcomes,
    findings: [
      ...found.findings.filter(({ rule }) => !turned.has(rule)),
      ...added,
    ],
  };
}

function findingOf(rule: Rule, { files }: ScanResult): Finding {
  const { file, kind } =
    files.find(one => rule.kinds.includes(one.kind)) ?? files[0];
  return {
    rule: rule.id,
    kind,
    severity: rule.severity,
    confidence: rule.confidence,
    file,
    range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
    message: rule.title,
    fingerprint: hash(`${rule.id} ${file}`),
    excerpt: { startLine: 1, lines: [] },
  };
}

/** When a waiver began to count, and when it ended. */
function turnsOf({ decision, decidedAt, until }: StoredWaiver): Date[] {
  if (decision !== 'approved' || !decidedAt) return [];
  return [
    new Date(decidedAt),
    new Date(Date.parse(`${until}T00:00:00.000Z`) + DAY),
  ];
}

function holds(
  { decision, decidedAt, until }: StoredWaiver,
  at: Date,
): boolean {
  const time = at.toISOString();
  return (
    decision === 'approved' && decidedAt! <= time && until >= time.slice(0, 10)
  );
}
