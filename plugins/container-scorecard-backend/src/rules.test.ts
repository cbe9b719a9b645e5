import { rules as ownRules } from '@plimsoll/rules';
import { judgedBy, rulesVersionOf } from './judged-by';
import { Policies } from './policies';
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
  const rules = loadRules([]);
  const judge = (containerScorecard: object = {}, all = rules) => {
    const { policy, read } = readScorecardConfig(
      new ConfigReader(JSON.parse(JSON.stringify({ containerScorecard }))),
    );
    const { check } = new Policies(policy, all).of('');
    return judgedBy(rulesVersionOf(all), check, read);
  };
  const usual = judge();

  it('stays the same as long as what is found does', () => {
    expect(judge({}, loadRules([]))).toBe(usual);
    expect(judge({ scan: { processes: 1, concurrency: 1 } })).toBe(usual);
    expect(
      judge({
        policy: {
          line: 50,
          weights: { critical: 1 },
          rules: { 'dockerfile/no-latest-tag': { severity: 'low' } },
        },
      }),
    ).toBe(usual);
  });

  it('changes with the rules, in words or in code, with their options, and with the limits', () => {
    expect(judge({}, loadRules([hostileRulesFile]))).not.toBe(usual);
    expect(judge({ scan: { maxFileSize: 5 } })).not.toBe(usual);
    const options = { registries: ['registry.example.com'] };
    expect(
      judge({
        policy: { rules: { 'dockerfile/allowed-registry': { options } } },
      }),
    ).not.toBe(usual);
    const [rule] = loadRules([hostileRulesFile]).slice(-1);
    expect(versionOf([{ ...rule, severity: 'high' }])).not.toBe(
      versionOf([rule]),
    );
    expect(
      versionOf([{ ...rule, check: { dockerfile: { file() {} } } }]),
    ).not.toBe(versionOf([rule]));
  });
});
