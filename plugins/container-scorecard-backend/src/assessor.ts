import { WaiverInForce, assess, Rule } from '@plimsoll/engine';
import { Level, Outcome, ScanResult } from '@plimsoll/findings';
import { Minimatch } from 'minimatch';
import { hashOf, Policies, ServicePolicy } from './policies';
import { StoredWaiver } from './store/Store';

/** What a check found, as the policy sees it. */
export interface Assessment {
  result: ScanResult;
  rulesVersion: string;
  policyHash: string;
  /** The rules that the verdicts are about, in the order in which they are kept. */
  ruleSet: RuleSetInfo;
  /** Ids of the waivers that were in force. */
  waivers: readonly string[];
  line: number;
  requiredLevel: Level | undefined;
  /** Whether score or level are less than asked for; absent without a score. */
  below: boolean | undefined;
}

/** Rules in a fixed order. */
export interface RuleSetInfo {
  hash: string;
  rules: readonly string[];
}

/**
 * What a check found, as it is kept: rules that have nothing to say make up most of a result, so those that pass are
 * names only and those that do not apply are left out.
 */
export interface PackedResult extends ScanResult {
  passed?: readonly string[];
}

const LEVELS: readonly Level[] = ['none', 'afloat', 'seaworthy', 'blue-water'];

/** Knows the rules and the policies, and so what the findings of a service come to. */
export class Assessor {
  readonly rules: readonly Rule[];
  readonly policies: Policies;
  readonly rulesVersion: string;
  readonly ruleSet: RuleSetInfo;

  constructor(options: {
    rules: readonly Rule[];
    policies: Policies;
    rulesVersion: string;
  }) {
    this.rules = options.rules;
    this.policies = options.policies;
    this.rulesVersion = options.rulesVersion;
    const rules = this.rules.map(({ id }) => id).sort();
    this.ruleSet = { hash: hashOf(rules), rules };
  }

  assess(
    found: ScanResult,
    policyKey: string,
    waivers: readonly StoredWaiver[],
  ): Assessment {
    return this.assessUnder(found, this.policies.of(policyKey), waivers);
  }

  assessUnder(
    found: ScanResult,
    { policy, requiredLevel, hash }: ServicePolicy,
    waivers: readonly StoredWaiver[],
  ): Assessment {
    const result = assess(found, this.rules, {
      policy,
      waivers: waivers.map(inForce),
    });
    return {
      result,
      rulesVersion: this.rulesVersion,
      policyHash: hash,
      ruleSet: this.ruleSet,
      waivers: waivers.map(({ id }) => id),
      line: policy.line,
      requiredLevel,
      below: isBelow(result, policy.line, requiredLevel),
    };
  }

  pack({ outcomes, ...found }: ScanResult): PackedResult {
    return {
      ...found,
      outcomes: outcomes.filter(outcome => !isSilent(outcome)),
      passed: outcomes
        .filter(outcome => isSilent(outcome) && outcome.state === 'pass')
        .map(({ rule }) => rule),
    };
  }

  unpack({ passed, ...found }: PackedResult): ScanResult {
    // Kept by an earlier version, which left nothing out.
    if (!passed) return found;
    const spoken = new Map(found.outcomes.map(one => [one.rule, one]));
    const passing = new Set(passed);
    return {
      ...found,
      outcomes:
        found.status === 'not-containerised'
          ? []
          : this.rules.map(
              ({ id, category, severity }): Outcome =>
                spoken.get(id) ?? {
                  rule: id,
                  category,
                  severity,
                  state: passing.has(id) ? 'pass' : 'not-applicable',
                },
            ),
    };
  }
}

function isSilent({ state, unmet }: Outcome): boolean {
  return (state === 'pass' || state === 'not-applicable') && !unmet;
}

/** Whether a level is at least another. */
export function reaches(level: Level | undefined, asked: Level): boolean {
  return LEVELS.indexOf(level ?? 'none') >= LEVELS.indexOf(asked);
}

function isBelow(
  { score, level }: ScanResult,
  line: number,
  requiredLevel: Level | undefined,
): boolean | undefined {
  if (score === undefined) return undefined;
  return (
    score < line ||
    (requiredLevel !== undefined && !reaches(level, requiredLevel))
  );
}

function inForce({
  id,
  rule,
  path,
  reason,
  until,
}: StoredWaiver): WaiverInForce {
  const pattern = path === undefined ? undefined : filePattern(path);
  return {
    id,
    rule,
    reason: `Accepted until ${until}: ${reason}`,
    ...(pattern && { covers: file => pattern.match(file) }),
  };
}

/** Plain words only: `*`, `**` and `?`. What is more can be made slow. */
export function filePattern(path: string): Minimatch {
  return new Minimatch(path, {
    dot: true,
    nobrace: true,
    nocomment: true,
    noext: true,
    nonegate: true,
  });
}
