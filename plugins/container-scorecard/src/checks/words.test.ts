import { english } from '../__testUtils__/english';
import {
  categoryBase,
  countChecks,
  gainWords,
  sentence,
  shortRevision,
  titleFromRuleId,
  wholeScore,
} from './words';

it('rounds a score down, so that it never looks as if it met the line', () => {
  expect(wholeScore(79.9)).toBe(79);
  expect(wholeScore(80)).toBe(80);
});

it.each([
  [8.4, '+8'],
  [1, '+1'],
  [0.44, '+0.4'],
  [0.01, undefined],
  [0, undefined],
  [undefined, undefined],
])('shows a gain of %s as %s', (gain, words) =>
  expect(gainWords(gain)).toBe(words),
);

it('makes a title of a rule id', () => {
  expect(titleFromRuleId('dockerfile/no-apt-cache')).toBe('No apt cache');
});

it.each([
  ['3f2a91c07b5d4e8899aa11bb22cc33dd44ee55ff', '3f2a91c'],
  ['main', 'main'],
  ['2026.11.23-1', '2026.11.23-1'],
])('shortens commits only: %s', (revision, short) =>
  expect(shortRevision(revision)).toBe(short),
);

it.each([
  [{ score: 84, passed: 5, failed: 1, unknown: 0 }, '5 of 6 checks pass'],
  [
    { score: 0, passed: 0, failed: 1, unknown: 2 },
    '0 of 1 checks pass, 2 unknown',
  ],
  [{ passed: 0, failed: 0, unknown: 3 }, 'all unknown'],
  [{ passed: 0, failed: 0, unknown: 0 }, 'not used'],
])('says what a category score rests on: %j', (counts, words) =>
  expect(categoryBase({ category: 'delivery', ...counts }, english)).toBe(
    words,
  ),
);

it('does not count checks that do not apply', () => {
  const outcome = (
    state: 'pass' | 'unknown' | 'waived' | 'not-applicable',
  ) => ({
    rule: state,
    category: 'delivery' as const,
    severity: 'low' as const,
    state,
  });
  expect(
    countChecks([
      outcome('pass'),
      outcome('unknown'),
      outcome('waived'),
      outcome('not-applicable'),
    ]),
  ).toEqual({ checks: 3, unknown: 1, waived: 1 });
});

it.each([
  ['is larger than 1 MiB', 'is larger than 1 MiB.'],
  ['Really?', 'Really?'],
  ['Done. ', 'Done.'],
])('ends a sentence once: %j', (text, expected) =>
  expect(sentence(text)).toBe(expected),
);
