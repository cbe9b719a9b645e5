import { exampleProblems, messageProblem, testRule, RuleTest } from './testing';
import { mark, unmark } from './marks';
import { defineRule, Rule, RuleSpec } from './rule';
import { fixKind, ruleInfo } from './rule-info';

const spec: RuleSpec<{ max: number }> = {
  id: 'dockerfile/no-run',
  title: 'Have no RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: { hadolint: ['DL3008'] },
  why: `
    One line
    and another.

    A second paragraph.`,
  examples: [
    { kind: 'dockerfile', bad: 'FROM a\nRUN b\n', good: 'FROM a\nUSER b\n' },
  ],
  options: { max: 0 },
  check: {
    dockerfile: {
      run(run, report, { options }) {
        if (run.stage!.instructions.length <= options.max) return;
        report(run.keyword, 'There is a RUN here: take it out', {
          fix: {
            title: 'Make it a USER',
            safe: true,
            edits: [{ at: run.keyword, text: 'USER' }],
          },
        });
      },
    },
  },
};
const noRun = defineRule(spec);

/** The tests that a table declares, without running them. */
function declaredBy(rule: Rule, table: RuleTest): (() => void)[] {
  const declared: (() => void)[] = [];
  const { describe: group, it: test } = globalThis;
  Object.assign(globalThis, {
    describe: (_: string, body: () => void) => body(),
    it: (_: string, body: () => void) => declared.push(body),
  });
  try {
    testRule(rule, table);
  } finally {
    Object.assign(globalThis, { describe: group, it: test });
  }
  return declared;
}

describe('testRule', () => {
  testRule(noRun, {
    valid: [
      'FROM a\nUSER b\n',
      { text: 'FROM a\nRUN b\n', options: { max: 2 } },
    ],
    invalid: [
      {
        text: 'FROM a\n«RUN» b\n',
        says: 'There is a RUN here: take it out',
        severity: 'low',
        fixed: 'FROM a\nUSER b\n',
      },
    ],
    notApplicable: ['FROM a\n'],
  });

  const bad = 'FROM a\n«RUN» b\n';
  const fixed = 'FROM a\nUSER b\n';
  it.each<[string, Partial<RuleTest>]>([
    ['a valid text is reported', { valid: ['FROM a\nRUN b\n'] }],
    [
      'the range is another',
      { invalid: [{ text: 'FROM a\n«RUN b»\n', fixed }] },
    ],
    ['nothing is marked', { invalid: [{ text: 'FROM a\nRUN b\n', fixed }] }],
    [
      'one place is not reported',
      { invalid: [{ text: `«USER» c\n${bad}`, fixed }] },
    ],
    [
      'the message is another',
      { invalid: [{ text: bad, says: 'Another', fixed }] },
    ],
    [
      'the severity is another',
      { invalid: [{ text: bad, severity: 'high', fixed }] },
    ],
    ['the fixed text is another', { invalid: [{ text: bad, fixed: 'x' }] }],
    ['a safe fix is not shown', { invalid: [{ text: bad }] }],
    ['it is not unknown', { unknown: ['FROM a\nUSER b\n'] }],
    [
      'it applies',
      { notApplicable: [{ text: 'FROM a\nRUN b\n', options: { max: 9 } }] },
    ],
  ])('fails when %s', (_, table) => {
    const tests = declaredBy(noRun, { valid: [], invalid: [], ...table });
    expect(tests).toHaveLength(1);
    expect(tests[0]).toThrow();
  });

  it('fails when the rule throws', () => {
    const throws = defineRule({
      ...spec,
      check: {
        dockerfile: {
          file() {
            throw new Error('oh');
          },
        },
      },
    });
    expect(
      declaredBy(throws, { valid: ['FROM a\n'], invalid: [] })[0],
    ).toThrow();
  });

  it('fails when a fix mends nothing, or the rule is led astray by CRLF', () => {
    const useless = defineRule({
      ...spec,
      check: {
        dockerfile: {
          run({ keyword }, report) {
            report(keyword, 'There is a RUN here: take it out', {
              fix: {
                title: 'x',
                safe: true,
                edits: [{ at: keyword, text: 'run' }],
              },
            });
          },
        },
      },
    });
    const invalid = [{ text: bad, fixed: 'FROM a\nrun b\n' }];
    expect(declaredBy(useless, { valid: [], invalid })[0]).toThrow();

    const misled = defineRule({
      ...spec,
      check: {
        dockerfile: {
          file({ source }, report) {
            const at = source.text.indexOf('b\n');
            if (at >= 0)
              report({ start: at, end: at + 1 }, 'There is a b: go on');
          },
        },
      },
    });
    const marked = [{ text: 'FROM «b»\n' }];
    expect(declaredBy(misled, { valid: [], invalid: marked })[0]).toThrow();
  });
});

describe('marks', () => {
  it.each(['a «b» c', '«a»«b»', '«a «b» c»', '«»', 'a'])(
    '%s there and back',
    text => {
      const { text: plain, marks } = unmark(text);
      expect(plain).not.toMatch(/[«»]/);
      expect(mark(plain, marks)).toBe(text === '«»' ? '»«' : text);
    },
  );

  it('have to be in pairs', () => {
    expect(() => unmark('«a')).toThrow('without its »');
    expect(() => unmark('a»')).toThrow('without its «');
  });
});

describe('exampleProblems', () => {
  const problems = (change: Partial<RuleSpec<{ max: number }>>) =>
    exampleProblems(defineRule({ ...spec, ...change })).join('\n');
  const example = spec.examples[0];

  it('finds nothing in a rule that is well made', () => {
    expect(exampleProblems(noRun)).toEqual([]);
  });

  it.each<[string, Partial<RuleSpec<{ max: number }>>]>([
    [
      'the bad text is not reported',
      { examples: [{ ...example, bad: 'FROM a\n' }] },
    ],
    [
      'the good text is reported',
      { examples: [{ ...example, good: 'FROM a\nRUN b\n' }] },
    ],
    [
      'the message ends with a stop',
      {
        check: {
          dockerfile: {
            run: (run, report) => report(run, 'There is a RUN here.'),
          },
        },
      },
    ],
    [
      'the rule throws on Dockerfile: oh',
      {
        check: {
          dockerfile: {
            run() {
              throw new Error('oh');
            },
          },
        },
      },
    ],
    [
      'with CRLF gets another verdict',
      {
        check: {
          dockerfile: {
            run: (run, report) =>
              report(run, `There is a RUN at ${run.start}: take it out`),
          },
        },
      },
    ],
    [
      'after all safe fixes it still says',
      {
        check: {
          dockerfile: {
            run({ keyword }, report) {
              report(keyword, 'There is a RUN here: take it out', {
                fix: {
                  title: 'x',
                  safe: true,
                  edits: [{ at: keyword, text: 'run' }],
                },
              });
            },
          },
        },
      },
    ],
  ])('%s', (problem, change) => {
    expect(problems(change)).toContain(problem);
  });
});

it.each([
  ['Use COPY: nothing else is needed', undefined],
  ['"x" is not a user: name one', undefined],
  ['There is no FORM: did you mean FROM?', undefined],
  ['use COPY: nothing else is needed', 'capital'],
  ['Use COPY: nothing else is needed.', 'stop'],
  ['Use COPY', 'too short'],
  ['Use COPY:\nnothing else is needed', 'line'],
  ['Use COPY:  nothing else is needed', 'spaces'],
  ['a'.repeat(201).replace('a', 'A'), '200'],
])('message %j: %s', (message, problem) => {
  expect(messageProblem(message) ?? 'fine').toContain(problem ?? 'fine');
});

describe('ruleInfo', () => {
  it('says everything of a rule, with what its examples show', () => {
    expect(ruleInfo(noRun)).toEqual({
      id: 'dockerfile/no-run',
      title: 'Have no RUN',
      category: 'image-build',
      severity: 'low',
      confidence: 'certain',
      kinds: ['dockerfile'],
      enabled: true,
      why: 'One line and another.\n\nA second paragraph.',
      references: { hadolint: ['DL3008'] },
      examples: [example()],
      fixable: true,
    });
    expect(fixKind(noRun)).toBe('safe');
    expect(ruleInfo(noRun)).toBe(ruleInfo(noRun));
  });

  const example = () => ({ ...spec.examples[0] });
});

describe('defineRule', () => {
  it('teaches what a service visitor needs', () => {
    expect(() => defineRule({ ...spec, check: { service() {} } })).toThrow(
      'has to name the kinds of file it judges',
    );
    expect(() => defineRule({ ...spec, kinds: ['compose'] })).toThrow(
      'they are the keys of its "check"',
    );
    expect(
      defineRule({ ...spec, kinds: ['compose'], check: { service() {} } })
        .kinds,
    ).toEqual(['compose']);
  });
});
