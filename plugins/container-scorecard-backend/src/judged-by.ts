import { createHash } from 'node:crypto';
import { Policy, Rule } from '@plimsoll/engine';
import { version as engineVersion } from '@plimsoll/engine/package.json';
import { rulesVersion } from '@plimsoll/rules';
import { versionOf } from './rules';
import { ReadLimits } from './scan/repository';

/** Changes with the rules: in their words, in their code, or in how they are run. */
export function rulesVersionOf(rules: readonly Rule[]): string {
  return hash([engineVersion, rulesVersion, versionOf(rules)]).slice(0, 16);
}

/**
 * A hash of everything but its files that what is found of a service depends on. When it is another than that of the
 * last result, the service is scanned again although nothing was pushed. What a policy says of weights, severities and
 * which rules are on is not in it: for that, what was found is only assessed anew.
 */
export function judgedBy(
  rulesHash: string,
  check: Policy,
  { maxFileSize, maxFiles }: ReadLimits,
): string {
  const options = Object.entries(check.rules)
    .filter(([, setting]) => setting.options)
    .map(([id, setting]) => [id, setting.options]);
  return hash([rulesHash, options, { maxFileSize, maxFiles }]);
}

/** The same for one of several services of a repository: which files are its own depends on where the others are. */
export function judgedAmong(
  judge: string,
  folders: readonly string[],
  filePatterns: string = '',
): string {
  return folders.length < 2 && filePatterns === ''
    ? judge
    : hash([judge, filePatterns, [...folders].sort()]);
}

function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
