import {
  Outcome,
  OutcomeState,
  RuleInfo,
  Scorecard,
  ScorecardFinding,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { titleFromRuleId } from './words';

/** What one rule says of this service, with all there is to say about it. */
export interface Check {
  rule: string;
  title: string;
  outcome: Outcome;
  /** Absent while the rules are loading, or when the rule is no longer installed. */
  info?: RuleInfo;
  /** Findings that fail the check. */
  open: ScorecardFinding[];
  /** Findings that a comment in the file or a waiver accepts. */
  accepted: ScorecardFinding[];
  /** The files with findings; without any, those of the kinds that the check looks at. */
  files: string[];
}

/** The groups of checks in the order they are shown. */
export const CHECK_GROUPS: readonly OutcomeState[] = [
  'fail',
  'unknown',
  'waived',
  'pass',
  'not-applicable',
];

/** Every check of a scorecard, most rewarding first. */
export function checksOf(
  scorecard: Pick<Scorecard, 'outcomes' | 'findings' | 'files'>,
  rules?: ReadonlyMap<string, RuleInfo>,
): Check[] {
  const byRule = new Map<string, ScorecardFinding[]>();
  for (const finding of scorecard.findings) {
    const found = byRule.get(finding.rule);
    if (found) found.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return scorecard.outcomes
    .map(outcome => {
      const info = rules?.get(outcome.rule);
      const findings = byRule.get(outcome.rule) ?? [];
      return {
        rule: outcome.rule,
        title: info?.title ?? titleFromRuleId(outcome.rule),
        outcome,
        info,
        open: findings.filter(f => !isAccepted(f)),
        accepted: findings.filter(isAccepted),
        files: filesOf(findings, scorecard.files, info),
      };
    })
    .sort(compareChecks);
}

function isAccepted(finding: ScorecardFinding): boolean {
  return Boolean(finding.suppressed || finding.waiver);
}

function filesOf(
  findings: ScorecardFinding[],
  files: Scorecard['files'],
  info: RuleInfo | undefined,
): string[] {
  const found =
    findings.length > 0
      ? findings
      : files.filter(({ kind }) => info?.kinds.includes(kind));
  return [...new Set(found.map(({ file }) => file))];
}

function compareChecks(a: Check, b: Check): number {
  return (
    (b.outcome.gain ?? 0) - (a.outcome.gain ?? 0) ||
    SEVERITIES.indexOf(a.outcome.severity) -
      SEVERITIES.indexOf(b.outcome.severity) ||
    a.title.localeCompare(b.title)
  );
}

/** The checks that a reader should turn to first. */
export function nextSteps(checks: Check[], most: number): Check[] {
  return checks.filter(c => c.outcome.state === 'fail').slice(0, most);
}

/** Whether any open finding of a check comes with a fix. */
export function hasFix(check: Check): boolean {
  return check.open.some(finding => finding.fix);
}

/** `Dockerfile:14`. */
export function placeWords(finding: ScorecardFinding): string {
  return `${finding.file}:${finding.range.startLine}`;
}

/** Findings by the place they stand at, in the order given: one place may have several things wrong with it. */
export function byPlace(findings: ScorecardFinding[]): ScorecardFinding[][] {
  const places = new Map<string, ScorecardFinding[]>();
  for (const finding of findings) {
    const { startLine, startColumn, endLine, endColumn } = finding.range;
    const key = `${finding.file} ${startLine}:${startColumn}-${endLine}:${endColumn}`;
    const found = places.get(key);
    if (found) found.push(finding);
    else places.set(key, [finding]);
  }
  return [...places.values()];
}
