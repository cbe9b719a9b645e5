import { Category, Outcome, OutcomeState, Severity } from '@plimsoll/findings';
import { defaultPolicy, Policy } from './policy';
import { gradeOf, scoreOutcomes } from './score';

function outcome(
  state: OutcomeState,
  severity: Severity,
  rule = 'dockerfile/x',
  category: Category = 'image-build',
): Outcome {
  return { rule, state, severity, category };
}

const score = (outcomes: readonly Outcome[], policy: Policy = defaultPolicy) =>
  scoreOutcomes(
    outcomes.map(entry => ({ outcome: entry, severityOnPass: entry.severity })),
    policy,
  );

describe('scoreOutcomes', () => {
  it('weighs what passes or is waived against what passes, fails or is waived', () => {
    const { score: points } = score([
      outcome('pass', 'high'),
      outcome('waived', 'medium'),
      outcome('fail', 'medium'),
      outcome('unknown', 'critical'),
      outcome('not-applicable', 'critical'),
    ]);
    expect(points).toBe(75);
  });

  it('rounds down, so that only everything is 100', () => {
    const passing = Array.from({ length: 99 }, () => outcome('pass', 'high'));
    expect(score(passing).score).toBe(100);
    expect(score([...passing, outcome('fail', 'low')]).score).toBe(99);
    const third = [
      outcome('pass', 'low'),
      outcome('pass', 'low'),
      outcome('fail', 'low'),
    ];
    expect(score(third).score).toBe(66);
  });

  it.each([
    ['critical', 49, 'F', 'none'],
    ['high', 84, 'B', 'afloat'],
    ['medium', 99, 'A', 'seaworthy'],
  ] as const)(
    'an open %s finding caps the score at %d',
    (severity, points, grade, level) => {
      const passing = Array.from({ length: 25 }, () =>
        outcome('pass', 'critical'),
      );
      expect(score([...passing, outcome('fail', severity)])).toMatchObject({
        score: points,
        grade,
        level,
      });
    },
  );

  it('has no score where no rule could say anything', () => {
    const empty = score([
      outcome('unknown', 'high'),
      outcome('not-applicable', 'low'),
      outcome('fail', 'info'),
    ]);
    expect(empty).not.toHaveProperty('score');
    expect(empty).not.toHaveProperty('grade');
    expect(empty).not.toHaveProperty('level');
    expect(score([])).toEqual({ categories: [], outcomes: [] });
  });

  it('is blue water only with signed, scanned and pinned images', () => {
    const needed = [
      'ci/image-signed',
      'ci/image-scan',
      'dockerfile/pin-base-image-digest',
    ].map(rule => outcome('pass', 'high', rule));
    expect(score(needed).level).toBe('blue-water');
    expect(score(needed.slice(1)).level).toBe('seaworthy');
    const waived = [
      outcome('waived', 'high', 'ci/image-signed'),
      ...needed.slice(1),
    ];
    expect(score(waived).level).toBe('seaworthy');
    const below95 = [...needed, outcome('fail', 'medium')];
    expect(score(below95)).toMatchObject({ score: 85, level: 'seaworthy' });
  });

  it('tells what mending one rule brings', () => {
    const outcomes = [outcome('pass', 'high'), outcome('fail', 'high', 'a/b')];
    expect(score(outcomes).outcomes).toEqual([
      outcome('pass', 'high'),
      { ...outcome('fail', 'high', 'a/b'), gain: 50 },
    ]);
  });

  const all = (count: number, severity: Severity) =>
    Array.from({ length: count }, () => outcome('fail', severity));
  const many = Array.from({ length: 500 }, () => outcome('pass', 'high'));

  it.each([
    [[...all(2, 'high')], 79],
    [[...all(3, 'high')], 74],
    [[...all(7, 'high')], 54],
    [[...all(8, 'high')], 50],
    [[...all(40, 'high')], 50],
    [[...all(2, 'critical')], 39],
    [[...all(9, 'critical')], 0],
    [[...all(1, 'critical'), ...all(9, 'high')], 49],
    [[...all(2, 'critical'), ...all(1, 'high')], 39],
    [[...all(1, 'high'), ...all(9, 'medium')], 84],
  ])('caps lower the more is open: case %#', (failing, points) => {
    expect(score([...many, ...failing]).score).toBe(points);
  });

  it('lets the mending of each of several failures gain something', () => {
    const gains = (failing: readonly Outcome[]) =>
      score([...many, ...failing]).outcomes.flatMap(({ gain }) => gain ?? []);
    expect(gains(all(2, 'high'))).toEqual([5, 5]);
    expect(gains([...all(2, 'critical'), ...all(1, 'high')])).toEqual([
      10, 10, 0,
    ]);
  });

  it('counts with the cap that stays when another failure keeps it', () => {
    const flat: Policy = { ...defaultPolicy, capSteps: {} };
    const { outcomes } = score([...many, ...all(2, 'high')], flat);
    expect(outcomes.flatMap(({ gain }) => gain ?? [])).toEqual([0, 0]);
  });

  it('weighs a failure as bad as it is, and its mending as the rule is', () => {
    const { score: points, outcomes } = scoreOutcomes(
      [
        { outcome: outcome('pass', 'medium'), severityOnPass: 'medium' },
        { outcome: outcome('fail', 'low'), severityOnPass: 'medium' },
      ],
      defaultPolicy,
    );
    expect(points).toBe(71);
    expect(outcomes[1].gain).toBe(28.6);
  });

  it('scores each category on its own, without the cap', () => {
    const { categories } = score([
      outcome('pass', 'high', 'a/a', 'delivery'),
      outcome('fail', 'critical', 'a/b', 'image-build'),
      outcome('waived', 'critical', 'a/c', 'image-build'),
      outcome('unknown', 'low', 'a/d', 'operations'),
      outcome('not-applicable', 'low', 'a/e', 'composition'),
    ]);
    expect(categories).toEqual([
      { category: 'image-build', score: 50, passed: 1, failed: 1, unknown: 0 },
      { category: 'delivery', score: 100, passed: 1, failed: 0, unknown: 0 },
      { category: 'operations', passed: 0, failed: 0, unknown: 1 },
    ]);
  });

  it('takes weights, caps and levels from the policy', () => {
    const policy: Policy = {
      ...defaultPolicy,
      weights: { ...defaultPolicy.weights, info: 1 },
      caps: { info: 10 },
      levels: [{ level: 'afloat', without: ['info'] }],
    };
    expect(
      score([outcome('pass', 'info'), outcome('fail', 'info')], policy),
    ).toMatchObject({ score: 10, level: 'none' });
  });
});

it.each([
  [100, 'A'],
  [90, 'A'],
  [89, 'B'],
  [80, 'B'],
  [79, 'C'],
  [65, 'C'],
  [64, 'D'],
  [50, 'D'],
  [49, 'F'],
  [0, 'F'],
])('grades %d as %s', (points, grade) => {
  expect(gradeOf(points, defaultPolicy)).toBe(grade);
});
