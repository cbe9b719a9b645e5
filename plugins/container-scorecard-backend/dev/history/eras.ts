import { Rule } from '@plimsoll/engine';
import { Assessor } from '../../src/assessor';
import { hashOf, Policies, PolicyConfig } from '../../src/policies';

/** A time in which rules and policy stayed as they were. */
export interface Era {
  from: Date;
  /** What changed at its beginning. */
  cause: 'first' | 'rules' | 'policy';
  assessor: Assessor;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * A year in which the rules grew twice and the policy became stricter once, for everybody. Its last era has the rules
 * and the policy of today.
 */
export function erasOf(
  present: {
    rules: readonly Rule[];
    policy: PolicyConfig;
    rulesVersion: string;
  },
  now: Date,
): Era[] {
  const { rules, policy, rulesVersion } = present;
  const version = (every: number) => {
    const known = rules.filter((_, place) => place % every !== 1);
    return { rules: known, rulesVersion: hashOf(known.map(({ id }) => id)) };
  };
  const [first, second, today] = [
    version(6),
    version(11),
    { rules, rulesVersion },
  ];
  const { line = 80 } = policy.base;
  const lenient = { ...policy, base: { ...policy.base, line: line - 10 } };
  const era = (
    daysAgo: number,
    cause: Era['cause'],
    known: typeof today,
    asked: PolicyConfig,
  ): Era => ({
    from: new Date(now.getTime() - daysAgo * DAY),
    cause,
    assessor: new Assessor({
      ...known,
      policies: new Policies(withKnown(asked, known.rules), known.rules),
    }),
  });
  return [
    era(400, 'first', first, lenient),
    era(290, 'rules', second, lenient),
    era(200, 'policy', second, policy),
    era(110, 'rules', today, policy),
  ];
}

/** A policy must not name rules that are not there. */
function withKnown(config: PolicyConfig, rules: readonly Rule[]): PolicyConfig {
  const ids = new Set(rules.map(({ id }) => id));
  const known = <T extends { rules?: {} }>(change: T): T => ({
    ...change,
    ...(change.rules && {
      rules: Object.fromEntries(
        Object.entries(change.rules).filter(([id]) => ids.has(id)),
      ),
    }),
  });
  return {
    base: known(config.base),
    overrides: config.overrides.map(override => ({
      ...override,
      policy: known(override.policy),
    })),
  };
}
