import { Finding, ScanResult, Severity } from '@plimsoll/findings';
import { forTerminal } from './escape';
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

/** @public */
export interface TextOptions extends FormatOptions {
  /** Colours for a terminal. Off unless asked for. */
  colour?: boolean;
}

/** A scan for people, as a good compiler would print it. @public */
export function formatText(
  result: ScanResult,
  options: TextOptions = {},
): string {
  const paint = options.colour ? colours : plain;
  const title = options.name ? `${forTerminal(options.name)}: ` : '';
  const sections = [
    [paint.bold(`${title}${headline(result, options)}`)],
    categories(result),
    ...[...byFile(openFindings(result))].map(([file, findings]) => [
      paint.bold(forTerminal(file)),
      '',
      ...findings.flatMap(finding => [...describe(finding, paint), '']),
    ]),
    next(result, options, paint),
    accepted(result),
    notJudged(result),
  ];
  return `${sections
    .filter(section => section.length)
    .map(section => section.join('\n').trimEnd())
    .join('\n\n')}\n`;
}

function categories({ categories: list }: ScanResult): string[] {
  return list.map(({ category, score, passed, failed, unknown }) =>
    [
      `  ${category.padEnd(18)}`,
      (score === undefined ? '–' : String(score)).padStart(3),
      `   ${passed} passed, ${failed} failed`,
      unknown ? `, ${unknown} unknown` : '',
    ].join(''),
  );
}

function describe(finding: Finding, paint: Paint): string[] {
  const { rule, severity, range, message, fix } = finding;
  const shown = underlined(finding);
  const width = String(shown.at(-1)?.number ?? 0).length;
  const lines = [
    `  ${range.startLine}:${range.startColumn} ${paint[severity](
      severity,
    )} ${forTerminal(message)} ${paint.faint(`[${forTerminal(rule)}]`)}`,
  ];
  for (const { number, text, isHit, underline } of shown) {
    const gutter = `${isHit ? '>' : ' '} ${String(number).padStart(width)} |`;
    lines.push(`  ${paint.faint(gutter)} ${forTerminal(text)}`.trimEnd());
    if (underline) {
      const space = `${' '.repeat(width + 2)} |`;
      lines.push(
        `  ${paint.faint(space)} ${paint[severity](carets(underline))}`,
      );
    }
  }
  if (fix) {
    const how = fix.safe ? 'safe fix' : 'fix offered';
    lines.push(`  ${' '.repeat(width + 3)} ${how}: ${forTerminal(fix.title)}`);
  }
  return lines;
}

function next(result: ScanResult, options: TextOptions, paint: Paint) {
  const failing = doNext(result);
  if (!failing.length) return [];
  const title = titles(options.rules);
  return [
    paint.bold('Do next'),
    '',
    ...failing.map(({ rule, severity, gain }) => {
      const words = title(rule);
      return `  ${`+${gain ?? 0}`.padStart(6)}  ${paint[severity](
        severity.padEnd(8),
      )}  ${words ? `${words}  ${paint.faint(`[${rule}]`)}` : rule}`;
    }),
  ];
}

function accepted({ findings }: ScanResult): string[] {
  const suppressed = findings.filter(finding => finding.suppressed);
  if (!suppressed.length) return [];
  return [
    `Accepted by comments: ${count(suppressed.length, 'finding')}`,
    ...suppressed.map(({ rule, file, range, suppressed: by }) => {
      const until = by?.until ? ` until ${by.until}` : '';
      const reason = by?.reason ? `: ${by.reason}` : '';
      return forTerminal(
        `  ${file}:${range.startLine} ${rule}${until}${reason}`,
      );
    }),
  ];
}

function notJudged({ unreadable, crashes }: ScanResult): string[] {
  if (!unreadable.length && !crashes.length) return [];
  return [
    'Not judged',
    ...unreadable.map(({ file, reason }) => forTerminal(`  ${file} ${reason}`)),
    ...crashes.map(({ rule, file, message }) =>
      forTerminal(
        `  ${file}: ${rule} failed, which is a mistake in Plimsoll: ${message}`,
      ),
    ),
  ];
}

type Paint = Record<Severity | 'bold' | 'faint', (text: string) => string>;

const sgr = (code: string) => (text: string) =>
  `\u001B[${code}m${text}\u001B[0m`;
const same = (text: string) => text;

const colours: Paint = {
  bold: sgr('1'),
  faint: sgr('2'),
  critical: sgr('1;31'),
  high: sgr('31'),
  medium: sgr('33'),
  low: sgr('36'),
  info: sgr('34'),
};
const plain: Paint = {
  bold: same,
  faint: same,
  critical: same,
  high: same,
  medium: same,
  low: same,
  info: same,
};
