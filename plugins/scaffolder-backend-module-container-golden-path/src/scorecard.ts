import { check, formatMarkdown, ruleInfo, Source } from '@plimsoll/engine';
import { Finding, ScanResult, SEVERITIES, Severity } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { readFolder, serviceIn, WhichService } from '@plimsoll/source';

/** As many findings as a sentence can name. */
const MOST_NAMED = 5;

/**
 * Scores the service in a folder as the portal will once the folder is its repository.
 *
 * @throws SourceError where there is no such folder or service
 */
export async function scoreFolder(
  folder: string,
  which: WhichService = {},
): Promise<ScanResult> {
  return scoreSource(await readFolder(folder), which);
}

/** The same for files that are read already. */
export function scoreSource(source: Source, which: WhichService): ScanResult {
  const today = new Date().toISOString().slice(0, 10);
  return check(serviceIn(source, which), rules, { today });
}

/** The result as a comment on a change shows it. */
export const scoreAsMarkdown = (result: ScanResult, name?: string): string =>
  formatMarkdown(result, { rules: rules.map(ruleInfo), name });

/** How many findings of each severity are open. */
export function countOpen(result: ScanResult): Record<Severity, number> {
  const open = openFindings(result);
  return Object.fromEntries(
    SEVERITIES.map(severity => [
      severity,
      open.filter(finding => finding.severity === severity).length,
    ]),
  ) as Record<Severity, number>;
}

/** The worst open findings with their places, a few of them, and how many more there are. */
export function worstFindings(result: ScanResult): string[] {
  const open = openFindings(result).sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const named = open
    .slice(0, MOST_NAMED)
    .map(
      ({ file, range, severity, message, rule }) =>
        `${file}:${range.startLine} ${message} (${severity}, ${rule})`,
    );
  const more = open.length - named.length;
  return [...named, ...(more ? [`and ${more} more`] : [])];
}

/** What could not be judged, and so might hide anything; undefined if all was. */
export function notJudged({
  unreadable,
  crashes,
}: ScanResult): string | undefined {
  const parts = [
    ...unreadable.map(({ file, reason }) => `${file} ${reason}`),
    ...crashes.map(({ rule, file }) => `the rule ${rule} failed on ${file}`),
  ];
  return parts.length ? parts.join('; ') : undefined;
}

const openFindings = ({ findings }: ScanResult): Finding[] =>
  findings.filter(({ suppressed }) => !suppressed);
