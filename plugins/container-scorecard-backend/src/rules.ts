import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { Rule } from '@plimsoll/engine';
import { rules as ownRules } from '@plimsoll/rules';

/**
 * All rules that are installed: ours, and those of the modules that were added through the extension point.
 *
 * Runs in the backend, at the start, and in each process that checks: rules hold functions,
 * which cannot be sent from one to the other, so both load them from the same files.
 */
export function loadRules(modules: readonly string[]): readonly Rule[] {
  const sources = [
    { from: '@plimsoll/rules', rules: ownRules },
    ...modules.map(from => ({ from, rules: rulesOf(from) })),
  ];
  const home = new Map<string, string>();
  for (const { from, rules } of sources) {
    for (const { id } of rules) {
      const other = home.get(id);
      if (other) {
        throw new InputError(
          `Two rules are called "${id}": one of ${other}, one of ${from}. A rule's id names it in every finding and ` +
            `in every policy, so rename one, or leave out one of the modules`,
        );
      }
      home.set(id, from);
    }
  }
  return sources.flatMap(({ rules }) => rules);
}

/**
 * Changes when any rule does, in its words or in its code, so that services are checked again after an upgrade.
 */
export function versionOf(rules: readonly Rule[]): string {
  const hash = createHash('sha256');
  for (const rule of rules) {
    hash.update(
      JSON.stringify(rule, (_key, value) =>
        typeof value === 'function' ? String(value) : value,
      ),
    );
  }
  return hash.digest('hex');
}

function rulesOf(path: string): readonly Rule[] {
  // The path comes from a module of this backend's own installation, never from a request or a repository.
  const { rules } = require(path);
  if (!Array.isArray(rules) || !rules.every(isRule)) {
    throw new InputError(
      `${path} was added to the container scorecard as a module with rules, but it exports no array "rules" of rules made by defineRule()`,
    );
  }
  return rules;
}

function isRule(value: unknown): value is Rule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'check' in value
  );
}
