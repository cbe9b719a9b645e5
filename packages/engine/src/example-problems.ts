import { Finding, RuleExample } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import { checkExample, checkSample, pathOf } from './example';
import { applyFixes } from './fix';
import type { Rule } from './rule';

/**
 * What is wrong with the examples of a rule, in sentences for its author. Empty when all is well.
 *
 * The bad one is reported and the good one is not; safe fixes leave nothing behind and change nothing when applied
 * again; CRLF, a byte-order mark and a missing final line break change no verdict; every message and range is in order.
 *
 * @public
 */
export function exampleProblems(rule: Rule): string[] {
  return rule.examples.flatMap((example, index) =>
    problemsOf(rule, example).map(
      problem => `${rule.id}, example ${index + 1}: ${problem}`,
    ),
  );
}

function problemsOf(rule: Rule, example: RuleExample): string[] {
  const bad = checkExample(rule, example, 'bad');
  const good = checkExample(rule, example, 'good');
  const problems: string[] = [];
  for (const { file, message } of [...bad.crashes, ...good.crashes]) {
    problems.push(`the rule throws on ${file}: ${message}`);
  }
  if (!bad.findings.length) problems.push('the bad text is not reported');
  for (const { message } of good.findings) {
    problems.push(`the good text is reported: ${message}`);
  }
  const state = good.outcomes[0]?.state;
  if (state !== 'pass' && state !== 'not-applicable') {
    problems.push(`the good text should pass, but is ${state}`);
  }
  for (const finding of bad.findings) {
    const problem = messageProblem(finding.message);
    if (problem) problems.push(`${problem}: ${finding.message}`);
    problems.push(...rangeProblems(finding, example));
  }
  return [
    ...problems,
    ...fixProblems(rule, example, bad.findings),
    ...variantProblems(rule, example, bad.findings),
  ];
}

/** A message is one sentence that says what is there and what to do. @public */
export function messageProblem(message: string): string | undefined {
  if (!/^[A-Z0-9"'`$]/.test(message)) {
    return 'the message does not start with a capital letter or a quote';
  }
  if (/[.!]$/.test(message)) return 'the message ends with a stop';
  if (/\n/.test(message)) return 'the message has more than one line';
  if (message.length < 15) return 'the message is too short to say what to do';
  if (message.length > 200) return 'the message is longer than 200 characters';
  if (/\s\s|^\s|\s$/.test(message)) return 'the message has stray spaces';
  return undefined;
}

function rangeProblems(finding: Finding, example: RuleExample): string[] {
  const { range, file } = finding;
  const texts: Record<string, string> = {
    [pathOf(example)]: example.bad,
    ...example.with,
  };
  if (texts[file] === undefined)
    return [`it reports in ${file}, which is not there`];
  const source = new SourceText(file, texts[file]);
  const start = source.offset(range.startLine, range.startColumn);
  const end = source.offset(range.endLine, range.endColumn);
  if (end <= start) return ['the range is empty'];
  if (source.slice({ start, end }).trim() === '') {
    return ['the range holds nothing but space'];
  }
  return [];
}

function fixProblems(
  rule: Rule,
  example: RuleExample,
  findings: readonly Finding[],
): string[] {
  const file = pathOf(example);
  const problems: string[] = [];
  for (const onlySafe of [true, false]) {
    const { text, applied } = applyFixes(
      { file, text: example.bad },
      findings,
      {
        onlySafe,
      },
    );
    if (!applied.length) continue;
    const sort = onlySafe ? 'safe fixes' : 'fixes';
    const again = checkSample(rule, { ...example, text }).findings;
    const left = again.filter(({ fix }) => fix && (fix.safe || !onlySafe));
    if (left.length) {
      problems.push(`after all ${sort} it still says: ${left[0].message}`);
    }
    if (applied.length === findings.length && again.length) {
      problems.push(
        `all findings are mended by ${sort}, yet it says: ${again[0].message}`,
      );
    }
    if (applyFixes({ file, text }, again, { onlySafe }).text !== text) {
      problems.push(`applying the ${sort} twice changes the text again`);
    }
  }
  return problems;
}

/** The same text as other editors save it. */
function variantProblems(
  rule: Rule,
  example: RuleExample,
  findings: readonly Finding[],
): string[] {
  const expected = findings.map(({ message }) => message).join('\n');
  const variants: Record<string, (text: string) => string> = {
    'with CRLF': text => text.replace(/\r?\n/g, '\r\n'),
    'with a byte-order mark': text => `\uFEFF${text}`,
    'without its final line break': text =>
      text.replace(/(?<!\n)(?:\r?\n)+$/, ''),
  };
  const problems: string[] = [];
  for (const [name, vary] of Object.entries(variants)) {
    for (const side of ['bad', 'good'] as const) {
      const result = checkSample(rule, {
        ...example,
        text: vary(example[side]),
      });
      const said = result.findings.map(({ message }) => message).join('\n');
      if (said !== (side === 'bad' ? expected : '')) {
        problems.push(
          `the ${side} text ${name} gets another verdict: ${said || 'nothing'}`,
        );
      }
      if (result.crashes.length) {
        problems.push(`the rule throws on the ${side} text ${name}`);
      }
    }
  }
  return problems;
}
