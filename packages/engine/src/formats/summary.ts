import {
  Finding,
  Level,
  Outcome,
  RuleInfo,
  ScanResult,
  SEVERITIES,
} from '@plimsoll/findings';
import { defaultPolicy } from '../policy';

/** What every format may be told. @public */
export interface FormatOptions {
  /** What is known of the rules: their titles. */
  rules?: readonly RuleInfo[];
  /** What was scanned, as the reader calls it. */
  name?: string;
  /** The score at and above which a service is above the line; that of the default policy unless given. */
  line?: number;
}

/** The word of a level as people read it. @public */
export const levelNames: Readonly<Record<Level, string>> = {
  none: 'no level',
  afloat: 'afloat',
  seaworthy: 'seaworthy',
  'blue-water': 'blue water',
};

/** One sentence that tells how the scan ended. */
export function headline(
  { status, score, grade, level }: ScanResult,
  { line = defaultPolicy.line }: FormatOptions = {},
): string {
  if (status === 'not-containerised') {
    return 'Not containerised: there is no Dockerfile, Compose file or Kubernetes manifest';
  }
  const result =
    score === undefined
      ? 'No score: no rule could say anything'
      : `${score} of 100, ${
          score < line ? 'below' : 'above'
        } the line, grade ${grade}, ${levelNames[level ?? 'none']}`;
  return status === 'partial'
    ? `${result} (not everything was judged)`
    : result;
}

/** The findings that count. */
export const openFindings = (result: ScanResult) =>
  result.findings.filter(({ suppressed }) => !suppressed);

/** What fails, by what is worst and then by what mending it brings. */
export function doNext({ outcomes }: ScanResult): Outcome[] {
  return outcomes
    .filter(({ state }) => state === 'fail')
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        (b.gain ?? 0) - (a.gain ?? 0),
    );
}

/** Findings by file, in the order of the list. */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = files.get(finding.file);
    if (list) list.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

/** The title of a rule by its id. */
export function titles(rules: readonly RuleInfo[] = []) {
  const byId = new Map(rules.map(({ id, title }) => [id, title]));
  return (id: string) => byId.get(id);
}

/** "1 finding", "2 findings". */
export const count = (number: number, word: string) =>
  `${number} ${word}${number === 1 ? '' : 's'}`;
