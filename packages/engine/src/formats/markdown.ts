import { Finding, ScanResult } from '@plimsoll/findings';
import { codeBlock, codeSpan, forMarkdown } from './escape';
import {
  byFile,
  count,
  doNext,
  FormatOptions,
  headline,
  openFindings,
  titles,
} from './summary';
import { carets, underlined } from './underlined';

/** A scan for a comment on a change, or for the summary of a job. @public */
export function formatMarkdown(
  result: ScanResult,
  options: FormatOptions = {},
): string {
  const title = options.name ? `${forMarkdown(options.name)}: ` : '';
  const sections = [
    `## ${title}${headline(result, options)}`,
    categories(result),
    next(result, options),
    ...[...byFile(openFindings(result))].map(([file, findings]) =>
      [`### ${codeSpan(file)}`, ...findings.map(describe)].join('\n\n'),
    ),
    accepted(result),
    notJudged(result),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function categories({ categories: list }: ScanResult): string {
  if (!list.length) return '';
  return [
    '| Category | Score | Passed | Failed | Unknown |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...list.map(
      ({ category, score, passed, failed, unknown }) =>
        `| ${category} | ${
          score ?? '–'
        } | ${passed} | ${failed} | ${unknown} |`,
    ),
  ].join('\n');
}

function next(result: ScanResult, { rules }: FormatOptions): string {
  const failing = doNext(result);
  if (!failing.length) return '';
  const title = titles(rules);
  return [
    '### Do next',
    '',
    '| Gain | Severity | Rule |',
    '| ---: | --- | --- |',
    ...failing.map(({ rule, severity, gain }) => {
      const words = forMarkdown(title(rule) ?? '');
      return `| +${gain ?? 0} | ${severity} | ${
        words ? `${words} ` : ''
      }${codeSpan(rule)} |`;
    }),
  ].join('\n');
}

function describe(finding: Finding): string {
  const { rule, severity, range, message, fix, kind } = finding;
  const lines = underlined(finding).flatMap(({ text, underline }) =>
    underline ? [text, carets(underline)] : [text],
  );
  const parts = [
    `**${severity}** line ${range.startLine}: ${forMarkdown(
      message,
    )} (${codeSpan(rule)})`,
    codeBlock(lines, kind === 'dockerfile' ? 'dockerfile' : ''),
  ];
  if (fix) {
    const how = fix.safe ? 'Safe fix' : 'Fix offered';
    parts.push(`${how}: ${forMarkdown(fix.title)}`);
  }
  return parts.join('\n\n');
}

function accepted({ findings }: ScanResult): string {
  const suppressed = findings.filter(finding => finding.suppressed);
  if (!suppressed.length) return '';
  return [
    `### Accepted by comments: ${count(suppressed.length, 'finding')}`,
    '',
    ...suppressed.map(({ rule, file, range, suppressed: by }) => {
      const until = by?.until ? ` until ${forMarkdown(by.until)}` : '';
      const reason = by?.reason ? `: ${forMarkdown(by.reason)}` : '';
      return `- ${codeSpan(`${file}:${range.startLine}`)} ${codeSpan(
        rule,
      )}${until}${reason}`;
    }),
  ].join('\n');
}

function notJudged({ unreadable, crashes }: ScanResult): string {
  if (!unreadable.length && !crashes.length) return '';
  return [
    '### Not judged',
    '',
    ...unreadable.map(
      ({ file, reason }) => `- ${codeSpan(file)} ${forMarkdown(reason)}`,
    ),
    ...crashes.map(
      ({ rule, file, message }) =>
        `- ${codeSpan(file)}: ${codeSpan(
          rule,
        )} failed, which is a mistake in Plimsoll: ${forMarkdown(message)}`,
    ),
  ].join('\n');
}
