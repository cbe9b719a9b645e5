import type { ScanResult } from '@plimsoll/findings';
import { assess, everyRule, WaiverInForce } from './assess';
import { check } from './check';
import { defaultPolicy, Policy } from './policy';
import { defineRule, Rule } from './rule';

const rule = (id: string, more: Partial<Rule> = {}): Rule =>
  defineRule({
    title: 'Test',
    category: 'image-build',
    severity: 'medium',
    confidence: 'certain',
    references: {},
    why: 'To test.',
    examples: [{ kind: 'dockerfile', bad: 'a', good: 'b' }],
    check: {
      dockerfile: {
        run(run: any, report: any, { file }: any) {
          const text = file.source.text.slice(run.start, run.end);
          if (text.includes(id)) report(run, `Says ${id}: do not`);
        },
      },
    },
    ...more,
    id,
  } as any);

const rules = [
  rule('dockerfile/one', { severity: 'high' }),
  rule('dockerfile/two'),
  rule('dockerfile/off', { enabled: false, severity: 'critical' }),
];

const files = {
  Dockerfile: 'FROM a:1\nRUN echo dockerfile/one\nRUN echo dockerfile/off\n',
  'debug/Dockerfile': 'FROM a:1\nRUN echo dockerfile/one\n',
};

const source = {
  files: Object.entries(files).map(([file, text]) => ({ file, text })),
};
const today = '2026-11-27';

const found = (policy: Policy = defaultPolicy) =>
  check(source, rules, { today, policy: everyRule(rules, policy) });

const stateOf = (result: ScanResult, id: string) =>
  result.outcomes.find(outcome => outcome.rule === id);

const waiver = (more: Partial<WaiverInForce> = {}): WaiverInForce => ({
  id: 'w1',
  rule: 'dockerfile/one',
  reason: 'Accepted until 2027-01-31',
  ...more,
});

describe('assess', () => {
  it.each<[string, Policy['rules']]>([
    ['the default policy', {}],
    ['a rule switched off', { 'dockerfile/one': { enabled: false } }],
    ['a rule switched on', { 'dockerfile/off': { enabled: true } }],
    ['another severity', { 'dockerfile/one': { severity: 'low' } }],
    [
      'a severity for what passes',
      { 'dockerfile/two': { severity: 'critical' } },
    ],
  ])('comes to what a check under the policy itself does: %s', (_, changes) => {
    const policy = { ...defaultPolicy, rules: changes };
    expect(assess(found(policy), rules, { policy })).toEqual(
      check(source, rules, { today, policy }),
    );
  });

  it('lets a waiver accept a rule as a whole', () => {
    const before = assess(found(), rules, { policy: defaultPolicy });
    const after = assess(found(), rules, {
      policy: defaultPolicy,
      waivers: [waiver()],
    });
    expect(stateOf(after, 'dockerfile/one')).toEqual({
      rule: 'dockerfile/one',
      category: 'image-build',
      severity: 'high',
      state: 'waived',
      reason: 'Accepted until 2027-01-31',
    });
    expect(after.findings.map(({ waiver: id }) => id)).toEqual(['w1', 'w1']);
    expect(before.score).toBe(33);
    expect(after.score).toBe(100);
  });

  it('lets a waiver accept what is in some files, which is not yet all', () => {
    const covers = (file: string) => file.startsWith('debug/');
    const after = assess(found(), rules, {
      policy: defaultPolicy,
      waivers: [waiver({ covers })],
    });
    expect(stateOf(after, 'dockerfile/one')).toMatchObject({ state: 'fail' });
    expect(after.findings.map(({ file, waiver: id }) => [file, id])).toEqual([
      ['Dockerfile', undefined],
      ['debug/Dockerfile', 'w1'],
    ]);
  });

  it('knows nothing of a waiver for another rule', () => {
    const other = waiver({ rule: 'dockerfile/two' });
    expect(
      assess(found(), rules, { policy: defaultPolicy, waivers: [other] }),
    ).toEqual(check(source, rules, { today }));
  });

  it('does not accept by file what is more than is shown', () => {
    const many = {
      files: [
        {
          file: 'Dockerfile',
          text: `FROM a:1\n${'RUN echo dockerfile/one\n'.repeat(120)}`,
        },
      ],
    };
    const all = check(many, rules, {
      today,
      policy: everyRule(rules, defaultPolicy),
    });
    const outcome = (waivers: WaiverInForce[]) =>
      stateOf(
        assess(all, rules, { policy: defaultPolicy, waivers }),
        'dockerfile/one',
      );
    expect(outcome([waiver({ covers: () => true })])).toMatchObject({
      state: 'fail',
      reason: 'Shows 100 findings of 120',
    });
    expect(outcome([waiver()])).toMatchObject({ state: 'waived' });
  });

  it('is not made partial by a rule that is off and crashed', () => {
    const crashing = rule('dockerfile/crash', {
      enabled: false,
      check: {
        dockerfile: {
          run() {
            throw new Error('Oh');
          },
        },
      },
    } as Partial<Rule>);
    const all = [...rules, crashing];
    const raw = check(source, all, {
      today,
      policy: everyRule(all, defaultPolicy),
    });
    expect(raw.status).toBe('partial');
    const assessed = assess(raw, all, { policy: defaultPolicy });
    expect(assessed).toMatchObject({ status: 'complete', crashes: [] });
  });

  it('leaves a service without container files without a score', () => {
    const nothing = check({ files: [] }, rules, {
      today,
      policy: everyRule(rules, defaultPolicy),
    });
    expect(assess(nothing, rules, { policy: defaultPolicy })).toEqual(nothing);
  });

  it('drops what a rule says that is not installed any more', () => {
    const fewer = rules.slice(1);
    expect(assess(found(), fewer, { policy: defaultPolicy })).toEqual(
      check(source, fewer, { today }),
    );
  });
});
