/**
 * Runs files of cases and prints how far our rules agree with the tools that the cases come from.
 *
 *   yarn conformance <cases.json …> [--json FILE]
 *
 * Where we differ on purpose is in `differs.json`, each with its reason.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Agreement,
  byCode,
  Compared,
  counts,
  Difference,
  onPurpose,
  total,
} from './agreement';
import { Case, parseCases } from './cases';
import { judgeCase, judgeFix } from './judge';
import { loadRule, packageFolder, ruleFiles } from './rule-files';

function main(args: readonly string[]): number {
  const at = args.indexOf('--json');
  const json = at < 0 ? undefined : args[at + 1];
  const files = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  if (!files.length || (at >= 0 && !json)) {
    throw new Error('Usage: yarn conformance <cases.json …> [--json FILE]');
  }
  const rules = ruleFiles().map(loadRule);
  const cases = files.flatMap(file =>
    parseCases(file, readFileSync(file, 'utf8')),
  );
  const judged = cases.map(testCase => judgeCase(testCase, rules));
  const differences = readDifferences();

  const compared: Compared[] = judged
    .filter((_, index) => counts(cases[index]))
    .map(entry => ({
      judged: entry,
      reason: onPurpose(entry, differences)?.reason,
    }));
  const fixes = cases
    .filter(({ after }) => after !== undefined)
    .map(testCase => ({ testCase, same: judgeFix(testCase, rules) }));
  const doubtful = cases.filter(({ doubt }) => doubt).length;
  process.stdout.write(print(compared, fixes, doubtful));
  if (json) writeFileSync(json, `${JSON.stringify(judged, undefined, 2)}\n`);
  return 0;
}

function readDifferences(): Difference[] {
  const file = join(packageFolder, 'differs.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Difference[];
}

function print(
  compared: readonly Compared[],
  fixes: readonly { testCase: Case; same?: boolean }[],
  doubtful: number,
): string {
  const rows = byCode(compared);
  const lines: string[] = [];
  if (compared.length) {
    lines.push(header, ...rows.map(line), line(total(rows)), '');
  }
  lines.push(...listed('Differ, and should not', compared, isDifference));
  lines.push(...listed('Our mistake', compared, isError));
  lines.push(...listed('Differ on purpose', compared, isOnPurpose));
  const known = fixes.filter(({ same }) => same !== undefined);
  if (fixes.length) {
    lines.push(
      `Fixes, not in the total: ${known.filter(({ same }) => same).length} of ${
        known.length
      } texts come out alike; ${
        fixes.length - known.length
      } have no rule of ours`,
      ...known
        .filter(({ same }) => !same)
        .map(({ testCase }) => `  ${testCase.id}`),
      '',
    );
  }
  if (doubtful) lines.push(`In doubt, not in the total: ${doubtful}`, '');
  if (compared.length) lines.push(summary(total(rows)));
  return `${lines.join('\n')}\n`;
}

const columns = ['cases', 'agree', 'purpose', 'differ', 'unmapped', 'errors'];
const header = `${''.padEnd(52)}${columns
  .map(name => name.padStart(9))
  .join('')}`;

function line(row: Agreement): string {
  const numbers = [
    row.cases,
    row.agree,
    row.onPurpose,
    row.differ,
    row.unmapped,
    row.errors,
  ];
  const name = `${row.peer} ${row.code}`.trim();
  return `${name.slice(0, 51).padEnd(52)}${numbers
    .map(number => String(number).padStart(9))
    .join('')}`;
}

function summary({
  cases,
  agree,
  onPurpose: purpose,
  unmapped,
}: Agreement): string {
  const mapped = cases - unmapped;
  return `Agree on ${agree} of ${cases} cases (${percent(
    agree,
    cases,
  )}), and on ${percent(
    agree,
    mapped,
  )} of the ${mapped} whose code a rule names; ${purpose} more differ on purpose`;
}

const percent = (part: number, whole: number) =>
  whole ? `${((100 * part) / whole).toFixed(1)} %` : '–';

const isError = ({ judged }: Compared) => judged.verdict === 'error';
const differs = ({ judged: { verdict, expect } }: Compared) =>
  (verdict === 'violation' || verdict === 'clean') && verdict !== expect;
const isDifference = (entry: Compared) => differs(entry) && !entry.reason;
const isOnPurpose = (entry: Compared) =>
  differs(entry) && Boolean(entry.reason);

function listed(
  title: string,
  compared: readonly Compared[],
  wanted: (entry: Compared) => boolean,
): string[] {
  const entries = compared.filter(wanted);
  if (!entries.length) return [];
  return [
    `${title}: ${entries.length}`,
    ...entries.map(
      ({ judged: { id, code, expect, verdict }, reason }) =>
        `  ${code} ${id}: expected ${expect}, got ${verdict}${
          reason ? ` (${reason})` : ''
        }`,
    ),
    '',
  ];
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
