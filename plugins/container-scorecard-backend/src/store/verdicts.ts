import { Outcome, OutcomeState, Severity } from '@plimsoll/findings';

/** One failure: the place of the rule in its rule set, the points that mending it gains, how bad it is. */
export type FailingRule = [place: number, gain: number, severity: Severity];

/**
 * What a verdict says less or more than usual: the place of the rule, the only controls that its findings are about
 * (null for all), and controls that are not met although the rule passes.
 */
export type Remark = [
  place: number,
  controls: readonly string[] | null,
  unmet: readonly string[],
];

/** How the states of rules are kept: one letter each, in the order of a rule set, and `-` for a rule that is off. */
const LETTERS: Record<OutcomeState, string> = {
  pass: 'p',
  fail: 'f',
  unknown: 'u',
  'not-applicable': 'n',
  waived: 'w',
};

const STATES = new Map(
  Object.entries(LETTERS).map(([state, letter]) => [
    letter,
    state as OutcomeState,
  ]),
);

/** The states of the rules of a rule set in short. */
export function verdictsOf(
  outcomes: readonly Outcome[],
  rules: readonly string[],
): { verdicts: string; failing: FailingRule[]; remarks: Remark[] } {
  const byRule = new Map(outcomes.map(outcome => [outcome.rule, outcome]));
  const failing: FailingRule[] = [];
  const remarks: Remark[] = [];
  let verdicts = '';
  rules.forEach((rule, place) => {
    const outcome = byRule.get(rule);
    verdicts += outcome ? LETTERS[outcome.state] : '-';
    if (outcome?.state === 'fail')
      failing.push([place, outcome.gain ?? 0, outcome.severity]);
    if (outcome?.controls || outcome?.unmet)
      remarks.push([place, outcome.controls ?? null, outcome.unmet ?? []]);
  });
  return { verdicts, failing, remarks };
}

/** The state of one rule in `verdicts`; nothing where it is off. */
export function verdictAt(
  verdicts: string,
  place: number,
): OutcomeState | undefined {
  return STATES.get(verdicts[place]);
}
