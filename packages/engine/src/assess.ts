import {
  Crash,
  Finding,
  Outcome,
  ScanResult,
  SEVERITIES,
  Severity,
} from '@plimsoll/findings';
import { Policy } from './policy';
import type { Rule } from './rule';
import { scoreOutcomes, Weighable } from './score';

/** A failure that somebody accepted, as far as an assessment needs to know of it. @public */
export interface WaiverInForce {
  id: string;
  rule: string;
  /** Whether it reaches into a file. Absent: into all. */
  covers?: (file: string) => boolean;
  /** What the outcome says of it: "Accepted until 2027-01-31: …". */
  reason: string;
}

/** What an assessment is made by. @public */
export interface AssessOptions {
  policy: Policy;
  /** Those that hold on the day of the assessment. */
  waivers?: readonly WaiverInForce[];
}

/** A rule, as far as an assessment needs to know of it. */
type Assessable = Pick<Rule, 'id' | 'category' | 'severity' | 'enabled'>;

/**
 * The policy under which `check` lets every rule speak, also those that are off, each with its own severity: the ground
 * for `assess`.
 *
 * @public
 */
export function everyRule(
  rules: readonly Assessable[],
  policy: Policy,
): Policy {
  return {
    ...policy,
    rules: Object.fromEntries(
      rules.map(({ id }) => {
        const options = policy.rules[id]?.options;
        return [id, { enabled: true, ...(options && { options }) }];
      }),
    ),
  };
}

/**
 * What a check under {@link everyRule} comes to under a policy and with waivers: which rules count, how much, and what
 * is accepted. It needs no file, so another policy can be tried on any number of services.
 *
 * @public
 */
export function assess(
  found: ScanResult,
  rules: readonly Assessable[],
  { policy, waivers = [] }: AssessOptions,
): ScanResult {
  const { score: _s, grade: _g, level: _l, ...rest } = found;
  const active = new Map(
    rules
      .filter(({ id, enabled }) => policy.rules[id]?.enabled ?? enabled)
      .map(rule => [rule.id, rule]),
  );
  const isActive = ({ rule }: { rule: string }) => active.has(rule);
  const findings = found.findings
    .filter(isActive)
    .map(finding => assessed(finding, policy, waivers));
  const open = new Map<string, Severity>();
  const accepted = new Map<string, string>();
  for (const { rule, severity, suppressed, waiver } of findings) {
    if (suppressed) continue;
    if (waiver) accepted.set(rule, waiver);
    else open.set(rule, worse(severity, open.get(rule)));
  }
  const weighables = found.outcomes
    .filter(isActive)
    .map((outcome): Weighable => {
      const { severity } = active.get(outcome.rule)!;
      const severityOnPass = policy.rules[outcome.rule]?.severity ?? severity;
      return {
        severityOnPass,
        outcome: reassessed(outcome, severityOnPass, {
          open: open.get(outcome.rule),
          waiver: waivers.find(({ id }) => id === accepted.get(outcome.rule)),
        }),
      };
    });
  const crashes = found.crashes.filter(
    ({ rule }: Crash) => rule === 'parser' || active.has(rule),
  );
  return {
    ...rest,
    ...(rest.status !== 'not-containerised' && {
      status: rest.unreadable.length || crashes.length ? 'partial' : 'complete',
    }),
    ...scoreOutcomes(weighables, policy),
    findings,
    crashes,
  };
}

function assessed(
  finding: Finding,
  policy: Policy,
  waivers: readonly WaiverInForce[],
): Finding {
  const severity = policy.rules[finding.rule]?.severity ?? finding.severity;
  // A comment in the file is the nearer of the two, and says why at the place.
  const waiver = finding.suppressed
    ? undefined
    : waivers.find(
        ({ rule, covers }) =>
          rule === finding.rule &&
          (covers === undefined || covers(finding.file)),
      );
  return { ...finding, severity, ...(waiver && { waiver: waiver.id }) };
}

function reassessed(
  { gain: _, ...outcome }: Outcome,
  severityOnPass: Severity,
  { open, waiver }: { open?: Severity; waiver?: WaiverInForce },
): Outcome {
  if (outcome.state !== 'fail') return { ...outcome, severity: severityOnPass };
  if (open) return { ...outcome, severity: open };
  // A rule that found more than it shows is only accepted as a whole: what is not shown may lie in any file.
  if (!waiver || (outcome.reason && waiver.covers)) return outcome;
  return {
    ...outcome,
    severity: severityOnPass,
    state: 'waived',
    reason: waiver.reason,
  };
}

function worse(a: Severity, b: Severity | undefined): Severity {
  return SEVERITIES.find(severity => severity === a || severity === b) ?? a;
}
