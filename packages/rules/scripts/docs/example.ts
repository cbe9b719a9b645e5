import { applyFixes, Rule } from '@plimsoll/engine';
import { checkExample, usualPaths } from '@plimsoll/engine/testing';
import type { Finding, Fix, RuleExample } from '@plimsoll/findings';
import { diff } from './diff';
import { codeBlock, languageOf, paragraphs } from './markdown';

/** An example with what the rule really says of it, what its fix does, and what is right. */
export function exampleSection(rule: Rule, example: RuleExample): string {
  const file = example.file ?? usualPaths[example.kind];
  const { findings } = checkExample(rule, example, 'bad');
  const others = Object.entries(example.with ?? {}).flatMap(([path, text]) => [
    `With \`${path}\`:`,
    codeBlock(languageOf(path), text),
  ]);
  return paragraphs([
    example.title && `### ${example.title}`,
    example.options &&
      `With the options \`${JSON.stringify(example.options)}\`:`,
    ...others,
    codeBlock(languageOf(file), annotated(example.bad, file, findings)),
    ...instead(example, file, findings),
  ]);
}

/** The text with place, severity and message under what each finding underlines. */
function annotated(text: string, file: string, findings: readonly Finding[]) {
  const own = findings.filter(finding => finding.file === file);
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const shown = lines.flatMap((line, index) => [
    line,
    ...own
      .filter(({ range }) => range.startLine === index + 1)
      .map(finding => `${carets(line, finding)} ${said(finding)}`),
  ]);
  const elsewhere = findings
    .filter(finding => finding.file !== file)
    .map(finding => `${finding.file}:${said(finding)}`);
  return [...shown, ...elsewhere].join('\n');
}

const said = ({ range, severity, message }: Finding) =>
  `${range.startLine}:${range.startColumn} ${severity} ${message}`;

function carets(line: string, { range }: Finding): string {
  const end =
    range.endLine > range.startLine ? line.length : range.endColumn - 1;
  const width = Math.max(1, end - range.startColumn + 1);
  return ' '.repeat(range.startColumn - 1) + '^'.repeat(width);
}

/** The good text. Where the fix writes just that, the two are shown as one. */
function instead(
  { bad, good, with: others = {} }: RuleExample,
  file: string,
  findings: readonly Finding[],
): string[] {
  const goodText = ['Instead:', codeBlock(languageOf(file), good)];
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  if (!fixes.length) return goodText;
  const mended = fixes[0].edits[0].file;
  const before = mended === file ? bad : others[mended] ?? '';
  const { text } = applyFixes(
    { file: mended, text: before },
    // The file of a finding need not be the one that is mended.
    findings.map(finding => ({ ...finding, file: mended })),
    { onlySafe: false },
  );
  const change = codeBlock('diff', diff(before, text));
  if (mended !== file)
    return [`${fixWords(fixes)} in \`${mended}\`:`, change, ...goodText];
  return text === good
    ? [`Instead, as ${lowerFirst(fixWords(fixes))} writes it:`, change]
    : [`${fixWords(fixes)}:`, change, ...goodText];
}

/** `The safe fix *Add --no-cache*`. */
function fixWords(fixes: readonly Fix[]): string {
  const titles = [...new Set(fixes.map(({ title }) => title))];
  const kind = fixes.every(({ safe }) => safe) ? 'safe' : 'offered';
  return `The ${kind} fix (${titles.join('; ')})`;
}

const lowerFirst = (text: string) =>
  text.charAt(0).toLocaleLowerCase('en-US') + text.slice(1);
