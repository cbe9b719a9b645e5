import { check, defaultPolicy, Policy, Rule } from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { loadRule, ruleFiles } from '../../scripts/rule-files';

/** Every rule there is. */
export const everyRule: readonly Rule[] = ruleFiles().map(loadRule);

/** Every rule switched on, with the options at which it reports the most. */
export const strictest: Policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(
    everyRule.map(rule => [
      rule.id,
      { enabled: true, options: rule.strictest },
    ]),
  ),
};

/** What every rule says of a service whose files are these, and no others. */
export function checkFiles(
  files: readonly { file: string; text: string }[],
  policy: Policy = strictest,
): ScanResult {
  return check(
    { files: [...files], paths: files.map(({ file }) => file) },
    everyRule,
    { today: '2026-11-23', policy },
  );
}
