import { createHash } from 'node:crypto';
import { Rule } from '@plimsoll/engine';
import { version as engineVersion } from '@plimsoll/engine/package.json';
import { rulesVersion } from '@plimsoll/rules';
import { ScorecardConfig } from './config';
import { versionOf } from './rules';

/**
 * A hash of everything but its files that the result of a service depends on. When it is another than that of the
 * last result, the service is scanned again although nothing was pushed.
 */
export function judgedBy(
  rules: readonly Rule[],
  { policy, read }: Pick<ScorecardConfig, 'policy' | 'read'>,
): string {
  const { maxFileSize, maxFiles } = read;
  return hash([
    engineVersion,
    rulesVersion,
    versionOf(rules),
    // Only shown beside the score, so it changes no result.
    { ...policy, line: undefined },
    { maxFileSize, maxFiles },
  ]);
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
