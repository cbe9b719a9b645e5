import { loadRule, ruleFiles } from '../scripts/rule-files';
import { practices, practiceSections } from './practices';

const rules = ruleFiles().map(loadRule);
const asked = new Set<string>(
  rules.flatMap(({ references }) => references.practices ?? []),
);

it('gives each practice a rule, or says why it has none', () => {
  const unanswered = practices.filter(
    ({ id, noRule }) => !asked.has(id) && !noRule,
  );
  expect(unanswered.map(({ id }) => id)).toEqual([]);
});

it('says that there is no rule only where there is none', () => {
  const both = practices.filter(({ id, noRule }) => asked.has(id) && noRule);
  expect(both.map(({ id }) => id)).toEqual([]);
});

it('knows every practice that a rule names', () => {
  const known = new Set<string>(practices.map(({ id }) => id));
  expect([...asked].filter(id => !known.has(id))).toEqual([]);
});

it('names each practice once, in its section and in whole sentences', () => {
  const ids = practices.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, practices: ofSection } of practiceSections)
    for (const practice of ofSection) {
      expect(practice.id).toMatch(new RegExp(`^${id}/[a-z-]+$`));
      expect(practice.asks).toMatch(/^[A-Z].*\.$/);
      expect(practice.noRule ?? 'None.').toMatch(/^[A-Z].*\.$/);
    }
});
