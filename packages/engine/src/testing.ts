/**
 * Tests of rules: tables of source texts with exact results.
 *
 * @packageDocumentation
 */
import { Finding, Kind, Outcome } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import { checkSample, pathOf, Sample } from './example';
import { applyFixes } from './fix';
import { Mark, mark, unmark } from './marks';
import type { Rule } from './rule';

export { exampleProblems, messageProblem } from './example-problems';
export { checkSample, checkExample, usualPaths } from './example';
export type { Sample } from './example';

/** A text to judge. `kind` is the rule's first kind unless given. @public */
export interface RuleTestCase extends Omit<Sample, 'kind'> {
  kind?: Kind;
  /** What the case is about, where the text does not tell. */
  title?: string;
}

/** A text that the rule reports, with `«…»` around the words it underlines, in the other files too. @public */
export interface InvalidCase extends RuleTestCase {
  /** The message, or the messages in the order in which they stand. */
  says?: string | readonly string[];
  /** The text after all fixes, safe or offered. Has to be given if there is a safe one. */
  fixed?: string;
  /** The severity of each finding, where the rule varies it. */
  severity?: Finding['severity'];
}

/** @public */
export interface RuleTest {
  valid: readonly (string | RuleTestCase)[];
  invalid: readonly InvalidCase[];
  /** Texts that cannot tell. */
  unknown?: readonly (string | RuleTestCase)[];
  /** Texts in which there is nothing to judge. */
  notApplicable?: readonly (string | RuleTestCase)[];
}

/**
 * Declares the tests of one rule. Each text goes through the real parser, alone, and once more with CRLF.
 *
 * @public
 */
export function testRule(rule: Rule, table: RuleTest): void {
  describe(rule.id, () => {
    const cases = (name: string, list: readonly (string | RuleTestCase)[]) =>
      list.map((entry, index) => {
        const sample = sampleOf(rule, entry);
        return { title: `${name} ${index + 1}: ${titleOf(entry)}`, sample };
      });
    for (const { title, sample } of cases('valid', table.valid)) {
      it(title, () => {
        expect(marked(rule, sample)).toEqual(textsOf(sample));
        expect(['pass', 'not-applicable', 'waived']).toContain(
          outcomeOf(rule, sample).state,
        );
      });
    }
    for (const { title, sample } of cases('unknown', table.unknown ?? [])) {
      it(title, () => {
        expect(marked(rule, sample)).toEqual(textsOf(sample));
        expect(outcomeOf(rule, sample).state).toBe('unknown');
        expect(outcomeOf(rule, sample).reason).toMatch(/^\S.*[^.\s]$/s);
      });
    }
    const none = cases('not applicable', table.notApplicable ?? []);
    for (const { title, sample } of none) {
      it(title, () => {
        expect(marked(rule, sample)).toEqual(textsOf(sample));
        expect(outcomeOf(rule, sample).state).toBe('not-applicable');
      });
    }
    table.invalid.forEach((entry, index) => {
      it(`invalid ${index + 1}: ${titleOf(entry)}`, () =>
        expectInvalid(rule, entry));
    });
  });
}

function expectInvalid(rule: Rule, entry: InvalidCase) {
  const sample = sampleOf(rule, entry);
  const expected = textsOf(sample);
  const plain = unmarkSample(sample);
  const { findings } = run(rule, plain);
  if (Object.values(expected).every(text => !text.includes('«'))) {
    throw new Error(
      `Mark what the rule underlines with «…»; it now says: ${JSON.stringify(
        marked(rule, sample),
      )}`,
    );
  }
  expect(marked(rule, sample)).toEqual(expected);

  const messages = findings.map(({ message }) => message);
  if (typeof entry.says === 'string') {
    expect([...new Set(messages)]).toEqual([entry.says]);
  } else if (entry.says) {
    expect(messages).toEqual(entry.says);
  }
  if (entry.severity) {
    expect(findings.map(({ severity }) => severity)).toEqual(
      findings.map(() => entry.severity),
    );
  }
  const crlf = withLineBreaks(plain);
  if (crlf) {
    expect(run(rule, crlf).findings.map(({ message }) => message)).toEqual(
      messages,
    );
  }
  expectFixed(rule, plain, findings, entry.fixed);
}

/** The fixed text is as given; nothing that had a fix is found in it; fixing it again changes nothing. */
function expectFixed(
  rule: Rule,
  sample: Sample,
  findings: readonly Finding[],
  fixed: string | undefined,
) {
  const file = pathOf(sample);
  const fix = (text: string, list: readonly Finding[]) =>
    applyFixes({ file, text }, list, { onlySafe: false });
  const { text, applied } = fix(sample.text, findings);
  if (fixed === undefined) {
    if (findings.some(finding => finding.fix?.safe)) {
      throw new Error(
        `The rule has a safe fix here; say what it makes, fixed: ${JSON.stringify(
          text,
        )}`,
      );
    }
    return;
  }
  expect(text).toBe(fixed);
  if (fixed !== sample.text) expect(applied).not.toEqual([]);
  const again = run(rule, { ...sample, text }).findings;
  expect(fix(text, again).text).toBe(text);
  expect(again.filter(finding => finding.fix)).toEqual([]);
}

function sampleOf(rule: Rule, entry: string | RuleTestCase): Sample {
  const given = typeof entry === 'string' ? { text: entry } : entry;
  return { ...given, kind: given.kind ?? rule.kinds[0] };
}

function titleOf(entry: string | RuleTestCase): string {
  if (typeof entry !== 'string' && entry.title) return entry.title;
  const text = typeof entry === 'string' ? entry : entry.text;
  const line = text
    .split('\n')
    .map(part => part.trim())
    .join(' ⏎ ')
    .trim();
  return line.length > 70 ? `${line.slice(0, 70)}…` : line;
}

/** Path to text of all files of a sample, with their marks. */
function textsOf(sample: Sample): Record<string, string> {
  return { [pathOf(sample)]: sample.text, ...sample.with };
}

function unmarkSample(sample: Sample): Sample {
  const others = Object.entries(sample.with ?? {}).map(
    ([file, text]) => [file, unmark(text).text] as const,
  );
  return {
    ...sample,
    text: unmark(sample.text).text,
    with: Object.fromEntries(others),
  };
}

/** The same files as a check-out on Windows has them; nothing if they already are. */
function withLineBreaks(sample: Sample): Sample | undefined {
  if (sample.text.includes('\r')) return undefined;
  const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');
  const others = Object.entries(sample.with ?? {}).map(
    ([file, text]) => [file, crlf(text)] as const,
  );
  return {
    ...sample,
    text: crlf(sample.text),
    with: Object.fromEntries(others),
  };
}

/** What the rule says of a sample; a rule that throws fails the test. */
function run(rule: Rule, sample: Sample) {
  const result = checkSample(rule, sample);
  expect(result.crashes).toEqual([]);
  expect(result.unreadable).toEqual([]);
  return {
    ...result,
    findings: result.findings.filter(({ suppressed }) => !suppressed),
  };
}

function outcomeOf(rule: Rule, sample: Sample): Outcome {
  return run(rule, unmarkSample(sample)).outcomes[0];
}

/** The files of a sample with marks around what the rule reports in them. */
function marked(rule: Rule, sample: Sample): Record<string, string> {
  const plain = unmarkSample(sample);
  const { findings } = run(rule, plain);
  const texts = Object.entries(textsOf(plain)).map(([file, text]) => {
    const source = new SourceText(file, text);
    const marks: Mark[] = findings
      .filter(finding => finding.file === file)
      .map(({ range }) => ({
        start: source.offset(range.startLine, range.startColumn),
        end: source.offset(range.endLine, range.endColumn),
      }));
    return [file, mark(text, marks)] as const;
  });
  return Object.fromEntries(texts);
}
