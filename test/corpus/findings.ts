import { join } from 'node:path';
import { check, defaultPolicy, Policy, Rule } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import type { CorpusFile } from './corpus';

/** The one committed list of what the rules say of the corpus. */
export const findingsFile = join(__dirname, 'findings.txt');

/** A fixed day: what is accepted until some day, or supported until then, must not change the list by itself. */
const TODAY = '2026-11-23';

/** Every rule switched on, also those that are off unless a policy asks for them. */
export const everyRule = (rules: readonly Rule[]): Policy => ({
  ...defaultPolicy,
  rules: Object.fromEntries(rules.map(({ id }) => [id, { enabled: true }])),
});

/** One line per finding: file, place, rule, severity, message. */
export function listFindings(
  corpus: readonly CorpusFile[],
  rules: readonly Rule[],
): string {
  const policy = everyRule(rules);
  const lines = corpus.flatMap(({ file, text, ignore }) => {
    const { findings, crashes, unreadable } = check(
      { files: [{ file, text }, ...(ignore ? [ignore] : [])] },
      rules,
      { today: TODAY, policy },
    );
    if (crashes.length || unreadable.length) {
      throw new Error(
        `${file} was not checked to its end: ${JSON.stringify({
          crashes,
          unreadable,
        })}`,
      );
    }
    return findings.map(line);
  });
  return `${lines.join('\n')}\n`;
}

function line(finding: Finding): string {
  const { file, range, rule, severity, message, suppressed } = finding;
  return `${file}:${range.startLine}:${
    range.startColumn
  } ${rule} ${severity} ${message}${suppressed ? ' (accepted)' : ''}`;
}
