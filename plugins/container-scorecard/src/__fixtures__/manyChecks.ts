import {
  Outcome,
  RuleInfo,
  Scorecard,
  ScorecardFinding,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { sampleFindings } from './findings';
import { sampleRules } from './rules';
import { sampleScorecard } from './scorecards';

/** A service as large as they get: 95 rules, 300 findings. */
export function manyChecks(now: number): {
  scorecard: Scorecard;
  rules: RuleInfo[];
} {
  const rules = Array.from({ length: 95 }, (_, i) => ({
    ...sampleRules[i % sampleRules.length],
    id: `dockerfile/rule-${i}`,
    title: `Remedy number ${i}`,
    severity: SEVERITIES[i % SEVERITIES.length],
  }));
  const outcomes = rules.map(
    ({ id, category, severity }, i): Outcome => ({
      rule: id,
      category,
      severity,
      ...(i < 40
        ? { state: 'fail', gain: (95 - i) / 10 }
        : { state: i < 80 ? 'pass' : 'not-applicable' }),
    }),
  );
  const findings = Array.from(
    { length: 300 },
    (_, i): ScorecardFinding => ({
      ...sampleFindings[i % sampleFindings.length],
      suppressed: undefined,
      range: { startLine: i + 1, startColumn: 1, endLine: i + 1, endColumn: 9 },
      rule: `dockerfile/rule-${i % 40}`,
      fingerprint: `${i}`,
    }),
  );
  return {
    rules,
    scorecard: sampleScorecard(now, {
      entityRef: 'component:default/many-checks',
      title: 'many-checks',
      outcomes,
      findings,
      counts: { critical: 60, high: 60, medium: 60, low: 60, info: 60 },
    }),
  };
}
