import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import { PolicyChange } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { defaultPolicy, everyRule, Policy, Rule } from '@plimsoll/engine';
import { Level } from '@plimsoll/findings';

/** A change of the policy for the entities that a predicate matches. */
export interface PolicyOverride {
  if: FilterPredicate;
  policy: PolicyChange;
}

/** What app-config says of the policy. */
export interface PolicyConfig {
  base: PolicyChange;
  overrides: readonly PolicyOverride[];
}

/** What counts for some services, and what is asked of them. */
export interface ServicePolicy {
  policy: Policy;
  requiredLevel: Level | undefined;
  /** Changes with everything that an assessment depends on besides files and rules. */
  hash: string;
  /** What the files are checked under: see `everyRule`. */
  check: Policy;
}

/**
 * The policies of an installation: one for all, and what is laid over it for services of some kind.
 *
 * Which overrides hold for a service is a key such as `0,2`, their places in app-config, so that a policy can be found
 * without the entity.
 */
export class Policies {
  readonly config: PolicyConfig;
  readonly #rules: readonly Rule[];
  readonly #matches: ReadonlyArray<(entity: Entity) => boolean>;
  readonly #known = new Map<string, ServicePolicy>();

  constructor(config: PolicyConfig, rules: readonly Rule[]) {
    this.config = config;
    this.#rules = rules;
    this.#matches = config.overrides.map(({ if: predicate }) =>
      filterPredicateToFilterFunction(predicate),
    );
    const changes = [
      { at: 'policy', change: config.base },
      ...config.overrides.map(({ policy }, index) => ({
        at: `policy.overrides.${index}.policy`,
        change: policy,
      })),
    ];
    for (const { at, change } of changes) {
      const wrong = problemsOf(change, rules);
      if (wrong.length > 0) {
        throw new InputError(
          `The app-config is wrong at ${wrong
            .map(
              ({ path, message }) =>
                `containerScorecard.${at}.${path}: ${message}`,
            )
            .join('; ')}`,
        );
      }
    }
  }

  /** The overrides that hold for an entity. */
  keyOf(entity: Entity): string {
    return this.#matches
      .flatMap((matches, index) => (matches(entity) ? [index] : []))
      .join(',');
  }

  /** The policy of the services with this key; what is not in app-config any more is left out. */
  of(key: string): ServicePolicy {
    const known = this.#known.get(key);
    if (known) return known;
    const made = this.#make(key, {});
    this.#known.set(key, made);
    return made;
  }

  /** The same with a change laid over everything, to try it. */
  changed(key: string, change: PolicyChange): ServicePolicy {
    return this.#make(key, change);
  }

  #make(key: string, last: PolicyChange): ServicePolicy {
    const { base, overrides } = this.config;
    const changes = [
      base,
      ...key
        .split(',')
        .filter(Boolean)
        .flatMap(index => overrides[Number(index)]?.policy ?? []),
      last,
    ];
    const policy = changes.reduce(laidOver, defaultPolicy);
    const requiredLevel = changes.reduce<Level | undefined>(
      (level, change) => change.requiredLevel ?? level,
      undefined,
    );
    return {
      policy,
      requiredLevel,
      hash: hashOf({ ...policy, requiredLevel }),
      check: everyRule(this.#rules, policy),
    };
  }
}

/** What a change names that is not there. */
export function problemsOf(
  { rules: settings = {} }: PolicyChange,
  rules: readonly Rule[],
): Array<{ path: string; message: string }> {
  return Object.entries(settings).flatMap(([id, { options }]) => {
    const rule = rules.find(known => known.id === id);
    if (!rule) {
      return [
        { path: `rules.${id}`, message: 'there is no rule of that name' },
      ];
    }
    const unknown = Object.keys(options ?? {}).filter(
      name => !(name in (rule.options ?? {})),
    );
    return unknown.map(name => ({
      path: `rules.${id}.options.${name}`,
      message: `the rule has no such option; it has ${
        Object.keys(rule.options ?? {}).join(', ') || 'none'
      }`,
    }));
  });
}

function laidOver(policy: Policy, change: PolicyChange): Policy {
  const rules = { ...policy.rules };
  for (const [id, { enabled, severity, options }] of Object.entries(
    change.rules ?? {},
  )) {
    const before = rules[id] ?? {};
    rules[id] = {
      ...before,
      ...(enabled !== undefined && { enabled }),
      ...(severity !== undefined && { severity }),
      ...(options && { options: { ...before.options, ...options } }),
    };
  }
  return {
    weights: { ...policy.weights, ...change.weights },
    caps: { ...policy.caps, ...change.caps },
    capSteps: { ...policy.capSteps, ...change.capSteps },
    grades: { ...policy.grades, ...change.grades },
    levels: change.levels ?? policy.levels,
    line: change.line ?? policy.line,
    rules,
  };
}

/** The same for the same values in whatever order they stand. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, sorted))
    .digest('hex')
    .slice(0, 16);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
