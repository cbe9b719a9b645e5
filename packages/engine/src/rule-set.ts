import type { Kind, Severity } from '@plimsoll/findings';
import type { Policy } from './policy';
import type { Report, Rule, VisitContext } from './rule';
import type { Weighable } from './score';

/** Judges one node; the types of the node and of the options are erased. */
export type Visit = (
  node: any,
  report: Report,
  context: VisitContext<any, any>,
) => void;

/** A rule that a policy asks for, with what the policy says of it. */
export interface ActiveRule {
  readonly rule: Rule;
  /** Where it stands among the active ones. */
  readonly index: number;
  readonly severity: Severity;
  /** The policy gives all its findings one severity. */
  readonly hasFixedSeverity: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  /** What comes of it where it has nothing to say: the same for all services. */
  readonly passed: Weighable;
  readonly notApplicable: Weighable;
}

/** A visitor and the rule it belongs to. */
export interface Visitor {
  readonly by: ActiveRule;
  /** The name of the nodes it visits. */
  readonly node: string;
  readonly visit: Visit;
}

/** Who visits files of one kind. */
export interface KindVisitors {
  readonly rules: readonly ActiveRule[];
  readonly visitors: readonly Visitor[];
}

/**
 * The rules that a policy asks for, sorted by what they visit. There are more of them than words in a small file, so
 * that this is done once for all services, not once for each.
 */
export interface RuleSet {
  readonly active: readonly ActiveRule[];
  readonly byKind: ReadonlyMap<Kind, KindVisitors>;
  /** Visitors of the service as a whole. */
  readonly ofService: readonly Visitor[];
  /** Ids of all rules, also of those that are off. */
  readonly ids: ReadonlySet<string>;
}

const known = new WeakMap<readonly Rule[], WeakMap<Policy, RuleSet>>();

/** The set of these rules under this policy; neither may change afterwards. */
export function ruleSetOf(rules: readonly Rule[], policy: Policy): RuleSet {
  const byPolicy = known.get(rules) ?? new WeakMap<Policy, RuleSet>();
  known.set(rules, byPolicy);
  const set = byPolicy.get(policy) ?? makeRuleSet(rules, policy);
  byPolicy.set(policy, set);
  return set;
}

function makeRuleSet(rules: readonly Rule[], policy: Policy): RuleSet {
  const active = rules
    .filter(({ id, enabled }) => policy.rules[id]?.enabled ?? enabled)
    .map((rule, index): ActiveRule => {
      const settings = policy.rules[rule.id] ?? {};
      const severity = settings.severity ?? rule.severity;
      const silent = (state: 'pass' | 'not-applicable'): Weighable => ({
        outcome: { rule: rule.id, category: rule.category, severity, state },
        severityOnPass: severity,
      });
      return {
        rule,
        index,
        severity,
        hasFixedSeverity: settings.severity !== undefined,
        options: { ...rule.options, ...settings.options },
        passed: silent('pass'),
        notApplicable: silent('not-applicable'),
      };
    });
  return {
    active,
    byKind: visitorsByKind(active),
    ofService: active.flatMap(by => {
      const visit = by.rule.check.service;
      return visit ? [{ by, node: 'service', visit: visit as Visit }] : [];
    }),
    ids: new Set(rules.map(({ id }) => id)),
  };
}

function visitorsByKind(
  active: readonly ActiveRule[],
): Map<Kind, KindVisitors> {
  interface OpenKind {
    readonly rules: ActiveRule[];
    readonly visitors: Visitor[];
  }
  const byKind = new Map<Kind, OpenKind>();
  for (const by of active) {
    for (const [key, visitors] of Object.entries(by.rule.check)) {
      if (key === 'service') continue;
      const kind = key as Kind;
      const ofKind: OpenKind = byKind.get(kind) ?? {
        rules: [],
        visitors: [],
      };
      byKind.set(kind, ofKind);
      ofKind.rules.push(by);
      for (const [node, visit] of Object.entries(visitors))
        ofKind.visitors.push({ by, node, visit: visit as Visit });
    }
  }
  return byKind;
}
