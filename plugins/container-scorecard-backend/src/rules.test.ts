import { rules as ownRules } from '@plimsoll/rules';
import { judgedBy } from './judged-by';
import { loadRules, versionOf } from './rules';
import { hostileRulesFile } from './scan/__testUtils__/hostile-rules';
import { noRulesFile } from './scan/__testUtils__/no-rules';
import { secondRulesFile } from './scan/__testUtils__/second-rules';
import { readScorecardConfig } from './config';
import { ConfigReader } from '@backstage/config';

describe('loadRules', () => {
  it('gives our rules, and behind them those that were added', () => {
    expect(loadRules([])).toEqual(ownRules);
    expect(loadRules([hostileRulesFile]).at(-1)?.id).toBe('test/hostile');
  });

  it('names both homes of a rule id that is there twice', () => {
    expect(() => loadRules([hostileRulesFile, secondRulesFile])).toThrow(
      `Two rules are called "test/hostile": one of ${hostileRulesFile}, one of ${secondRulesFile}.`,
    );
  });

  it('names a module that has no rules, or that is not there', () => {
    expect(() => loadRules([noRulesFile])).toThrow(
      `${noRulesFile} was added to the container scorecard as a module with rules`,
    );
    expect(() => loadRules(['/no/such/module'])).toThrow('/no/such/module');
  });
});

describe('judgedBy', () => {
  const config = (containerScorecard: object) =>
    readScorecardConfig(
      new ConfigReader(JSON.parse(JSON.stringify({ containerScorecard }))),
    );
  const rules = loadRules([]);
  const usual = judgedBy(rules, config({}));

  it('stays the same as long as results do', () => {
    expect(judgedBy(loadRules([]), config({}))).toBe(usual);
    expect(
      judgedBy(
        rules,
        config({ line: 50, scan: { processes: 1, concurrency: 1 } }),
      ),
    ).toBe(usual);
  });

  it('changes with the rules, in words or in code, and with the limits', () => {
    expect(judgedBy(loadRules([hostileRulesFile]), config({}))).not.toBe(usual);
    expect(judgedBy(rules, config({ scan: { maxFileSize: 5 } }))).not.toBe(
      usual,
    );
    const [rule] = loadRules([hostileRulesFile]).slice(-1);
    expect(versionOf([{ ...rule, severity: 'high' }])).not.toBe(
      versionOf([rule]),
    );
    expect(
      versionOf([{ ...rule, check: { dockerfile: { file() {} } } }]),
    ).not.toBe(versionOf([rule]));
  });
});
