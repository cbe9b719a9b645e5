import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Rule, ruleInfo } from '@plimsoll/engine';
import {
  checkSample,
  exampleProblems,
  messageProblem,
} from '@plimsoll/engine/testing';
import { loadRule, ruleFiles } from '../scripts/rule-files';
import { rules as indexed } from '.';
import { isKnownControl } from './frameworks';

// The folders, not the index, say which rules there are.
const rules: [string, Rule][] = ruleFiles().map(file => [
  file.id,
  loadRule(file),
]);

it('lists every rule file in the index', () => {
  expect(indexed.map(({ id }) => id)).toEqual(rules.map(([id]) => id));
});

describe.each(rules)('%s', (id, rule) => {
  it('has a test of its own', () => {
    expect(existsSync(join(__dirname, `${id}.test.ts`))).toBe(true);
  });

  it('says what it is in full', () => {
    const { title, why, unless } = ruleInfo(rule);
    expect(title).toMatch(/^[A-Z][^\n]{7,79}(?<![.!?\s])$/);
    expect(why).toMatch(/^\S.{60,}\.$/s);
    // Reads on from "Not for you if".
    expect(unless ?? 'nothing speaks against it.').toMatch(/^\S.{10,}\.$/s);
  });

  it('says what each of its options says', () => {
    const { options, optionNotes } = rule;
    expect(Object.keys(optionNotes)).toEqual(Object.keys(options));
    for (const note of Object.values(optionNotes))
      expect(note).toMatch(/^[A-Z].{10,}\.$/s);
  });

  it('has examples that show it', () => {
    expect(exampleProblems(rule)).toEqual([]);
  });

  it('names controls that exist, each once', () => {
    const { controls = [] } = rule.references;
    expect(controls.filter(control => !isKnownControl(control))).toEqual([]);
    for (const codes of Object.values(rule.references)) {
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('speaks against no control that it does not name', () => {
    const named = new Set<string>(rule.references.controls);
    for (const example of rule.examples)
      for (const text of [example.bad, example.good])
        for (const { controls = [], unmet = [] } of checkSample(rule, {
          ...example,
          text,
        }).outcomes)
          expect(
            [...controls, ...unmet].filter(one => !named.has(one)),
          ).toEqual([]);
  });

  it('survives every beginning of its examples', () => {
    for (const example of rule.examples) {
      for (const text of [example.bad, example.good]) {
        for (let end = 0; end < text.length; end++) {
          const sample = { ...example, text: text.slice(0, end) };
          const { crashes, findings } = checkSample(rule, sample);
          expect({ text: sample.text, crashes }).toEqual({
            text: sample.text,
            crashes: [],
          });
          for (const { message } of findings) {
            expect(messageProblem(message)).toBeUndefined();
          }
        }
      }
    }
  });
});
