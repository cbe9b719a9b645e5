import {
  FindingTrace,
  HistoryEntry,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { changeOf, differenceOf, usualPair } from './history';

const trace = (name: string): FindingTrace => ({
  rule: 'dockerfile/user-required',
  severity: 'high',
  file: 'Dockerfile',
  line: 1,
  fingerprint: name,
  message: name,
});

const entry = (
  day: number,
  changes: Partial<HistoryEntry> & { add?: string[]; go?: string[] } = {},
): HistoryEntry => ({
  id: `${day}`,
  at: new Date(Date.UTC(2026, 10, day)).toISOString(),
  causes: ['code'],
  status: 'complete',
  score: 50,
  counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  categories: {},
  added: (changes.add ?? []).map(trace),
  gone: (changes.go ?? []).map(trace),
  ...changes,
});

describe('differenceOf', () => {
  const items = [
    entry(1, { add: ['old'], categories: { delivery: 40 } }),
    entry(2, { add: ['brief', 'stays'], go: ['old'] }),
    entry(3, { go: ['brief'], causes: ['rules', 'code'] }),
    entry(4, { add: ['old', 'twice', 'twice'], causes: ['policy'] }),
    entry(5, { go: ['twice'], categories: { delivery: 60 } }),
  ];
  const names = (traces: FindingTrace[]) => traces.map(t => t.fingerprint);

  it('leaves out what came and went on the way', () => {
    const { added, gone } = differenceOf(items, items[0], items[2]);
    expect(names(added)).toEqual(['stays']);
    expect(names(gone)).toEqual(['old']);
  });

  it('counts what is there twice, and what is there again', () => {
    const { added, gone } = differenceOf(items, items[0], items[4]);
    expect(names(added)).toEqual(['stays', 'twice']);
    expect(names(gone)).toEqual([]);
  });

  it('says what made the difference, forwards from either side', () => {
    const { from, to, causes, categories } = differenceOf(
      items,
      items[4],
      items[0],
    );
    expect([from, to]).toEqual([items[0], items[4]]);
    expect(causes).toEqual([
      { cause: 'code', changes: 3 },
      { cause: 'rules', changes: 1 },
      { cause: 'policy', changes: 1 },
    ]);
    expect(categories).toEqual([{ category: 'delivery', from: 40, to: 60 }]);
  });

  it('is nothing between an entry and itself', () => {
    const { added, gone, causes } = differenceOf(items, items[1], items[1]);
    expect([added, gone, causes]).toEqual([[], [], []]);
  });
});

describe('usualPair', () => {
  it('takes what was a week ago, else the one before', () => {
    const [a, b, c, d] = [entry(1), entry(3), entry(9), entry(10)];
    expect(usualPair([a, b, c, d])).toEqual([b, d]);
    expect(usualPair([c, d])).toEqual([c, d]);
    expect(usualPair([d])).toBeUndefined();
  });
});

describe('changeOf', () => {
  it.each([
    [50, 53, '+3'],
    [53, 50, '−3'],
    [50.2, 50.9, '±0'],
  ])('%d to %d', (from, to, words) => expect(changeOf(from, to)).toBe(words));
});
