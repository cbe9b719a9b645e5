import type {
  Assessable,
  Control,
  ControlRule,
  FrameworkInfo,
  Kind,
  Outcome,
} from '@plimsoll/findings';
import { check } from './check';
import { controlStates } from './control-states';
import { defaultPolicy } from './policy';
import { defineRule } from './rule';

const rule = (
  id: string,
  evidence: ControlRule['evidence'] = 'full',
  kinds: Kind[] = ['compose'],
): ControlRule => ({ id, evidence, kinds });

const framework = (control: Partial<Control>): FrameworkInfo => ({
  id: 'f@1',
  name: 'F',
  version: '1',
  note: 'Evidence only.',
  controls: [
    {
      id: '1',
      title: 'Something',
      section: 'S',
      assessable: 'yes',
      platform: 'any',
      rules: [rule('compose/a'), rule('compose/b')],
      ...control,
    },
  ],
});

const outcomes = (
  states: Record<string, Outcome['state'] | Partial<Outcome>>,
): Outcome[] =>
  Object.entries(states).map(([id, state]) => ({
    rule: id,
    category: 'operations',
    severity: 'low',
    state: 'pass',
    ...(typeof state === 'string' ? { state } : state),
  }));

/** The state of the only control, and why. */
function judge(
  control: Partial<Control>,
  states: Parameters<typeof outcomes>[0],
  kinds: Kind[] = ['dockerfile', 'compose'],
) {
  const [result] = controlStates(
    framework(control),
    outcomes({ 'compose/other': 'pass', ...states }),
    new Set(kinds),
  );
  return `${result.state}: ${result.reason}`;
}

describe('met', () => {
  it('needs every rule to pass or to have nothing to judge, and one to pass', () => {
    expect(judge({}, { 'compose/a': 'pass', 'compose/b': 'pass' })).toBe(
      'met: compose/a and compose/b pass',
    );
    expect(
      judge({}, { 'compose/a': 'pass', 'compose/b': 'not-applicable' }),
    ).toBe('met: compose/a passes');
    expect(
      judge(
        {},
        { 'compose/a': 'not-applicable', 'compose/b': 'not-applicable' },
      ),
    ).toBe('not-applicable: There is nothing in the files that it is about');
  });

  it('is never the state of a control that files show in part only', () => {
    const note = 'The host decides.';
    expect(
      judge(
        { assessable: 'partly', note, rules: [rule('compose/a', 'part')] },
        { 'compose/a': 'pass' },
      ),
    ).toBe(
      'partly-evidenced: compose/a passes, but that is only part of it: The host decides',
    );
  });

  it('is hindered by one rule that shows only a part', () => {
    expect(
      judge(
        { rules: [rule('compose/a'), rule('compose/b', 'part')] },
        { 'compose/a': 'pass', 'compose/b': 'pass' },
      ),
    ).toBe(
      'partly-evidenced: compose/a and compose/b pass, but that is only part of it',
    );
  });
});

it('is not met if a rule fails, whatever the others say', () => {
  expect(judge({}, { 'compose/a': 'fail', 'compose/b': 'pass' })).toBe(
    'not-met: compose/a fails',
  );
  expect(judge({}, { 'compose/a': 'fail', 'compose/b': 'unknown' })).toBe(
    'not-met: compose/a fails',
  );
});

it('is not met where a failure is accepted, and says that it is', () => {
  const waived = { state: 'waived', reason: 'Legacy, until spring' } as const;
  expect(judge({}, { 'compose/a': waived, 'compose/b': 'pass' })).toBe(
    'not-met: compose/a fails, and that is accepted (Legacy, until spring): an exception is not a pass',
  );
});

it('is evidenced in part while a rule cannot tell or is switched off', () => {
  const unknown = { state: 'unknown', reason: 'A variable decides' } as const;
  expect(judge({}, { 'compose/a': 'pass', 'compose/b': unknown })).toBe(
    'partly-evidenced: compose/a passes, but compose/b cannot tell (A variable decides)',
  );
  expect(judge({}, { 'compose/a': 'pass' })).toBe(
    'partly-evidenced: compose/a passes, but compose/b is switched off by policy',
  );
});

it('cannot be assessed while nothing speaks for it', () => {
  expect(judge({}, {})).toBe(
    'not-assessable: compose/a and compose/b are switched off by policy',
  );
  expect(judge({}, { 'compose/a': 'unknown' })).toBe(
    'not-assessable: compose/a cannot tell; compose/b is switched off by policy',
  );
  expect(judge({ rules: [] }, {})).toBe(
    'not-assessable: No rule looks for it, so nothing is known of it',
  );
});

it.each<[Assessable, Outcome['state'], string]>([
  ['no', 'pass', 'not-assessable'],
  ['no', 'fail', 'not-assessable'],
  ['no', 'waived', 'not-assessable'],
])('%s: never decided, also if a rule says %s', (assessable, state, wanted) => {
  const note = 'Whoever runs the hosts can tell.';
  expect(
    judge(
      { assessable, note, rules: [rule('compose/a', 'support')] },
      { 'compose/a': state },
    ),
  ).toBe(`${wanted}: Whoever runs the hosts can tell`);
});

it('lets what only supports it decide nothing, and keep it from being met', () => {
  const rules = [rule('compose/a'), rule('compose/b', 'support')];
  expect(judge({ rules }, { 'compose/a': 'pass', 'compose/b': 'fail' })).toBe(
    'partly-evidenced: compose/a passes, but compose/b fails, which speaks against it',
  );
  expect(judge({ rules }, { 'compose/a': 'pass', 'compose/b': 'pass' })).toBe(
    'met: compose/a and compose/b pass',
  );
  expect(judge({ rules }, { 'compose/b': 'pass' })).toBe(
    'partly-evidenced: compose/b passes, but compose/a is switched off by policy',
  );
});

describe('what is not there', () => {
  it('makes it not applicable, never met, whether the rules are on or off', () => {
    for (const state of ['pass', 'not-applicable'] as const)
      expect(
        judge({ rules: [rule('compose/a')] }, { 'compose/a': state }, [
          'dockerfile',
        ]),
      ).toBe('not-applicable: There is no Compose file');
    const ci = rule('ci/a', 'full', ['github-actions', 'gitlab-ci']);
    expect(judge({ rules: [rule('compose/a'), ci] }, {}, ['kubernetes'])).toBe(
      'not-applicable: There is no Compose file or pipeline',
    );
  });

  it('hinders nothing that other files show', () => {
    const manifests = rule('kubernetes/a', 'full', ['kubernetes']);
    expect(
      judge(
        { rules: [rule('compose/a'), manifests] },
        { 'compose/a': 'pass' },
        ['compose'],
      ),
    ).toBe('met: compose/a passes');
  });
});

describe('a platform', () => {
  const passes = { 'compose/a': 'pass', 'compose/b': 'pass' } as const;

  it('of Docker is not that of a service that runs on Kubernetes only', () => {
    const docker = { platform: 'docker' } as const;
    const elsewhere =
      'not-applicable: It is about Docker hosts, and by its files the service runs on Kubernetes only';
    expect(judge(docker, passes, ['dockerfile', 'kubernetes'])).toBe(elsewhere);
    expect(judge({ ...docker, assessable: 'no' }, {}, ['kubernetes'])).toBe(
      elsewhere,
    );
    expect(judge(docker, passes, ['compose', 'kubernetes'])).toMatch(/^met/);
    expect(judge(docker, passes, ['dockerfile', 'compose'])).toMatch(/^met/);
  });

  it('of Kubernetes is that of a service with manifests', () => {
    const kubernetes = { platform: 'kubernetes' } as const;
    expect(judge(kubernetes, passes)).toBe(
      'not-applicable: There is no Kubernetes manifest',
    );
    expect(judge(kubernetes, passes, ['compose', 'kubernetes'])).toMatch(
      /^met/,
    );
  });
});

it('says nothing of a service that no rule has judged', () => {
  const [result] = controlStates(framework({}), [], new Set<Kind>(['compose']));
  expect(result).toEqual({
    control: '1',
    state: 'not-assessable',
    reason: 'No rule has judged the files of this service',
    rules: [],
  });
});

it('names each rule with its state, and counts those it does not name', () => {
  const rules = ['a', 'b', 'c', 'd', 'e'].map(name => rule(`compose/${name}`));
  const states = outcomes({
    'compose/a': 'fail',
    'compose/b': 'fail',
    'compose/c': 'fail',
    'compose/d': 'fail',
  });
  const [result] = controlStates(
    framework({ rules }),
    states,
    new Set<Kind>(['compose']),
  );
  expect(result.reason).toBe('compose/a, compose/b, compose/c and 1 more fail');
  expect(result.rules.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'compose/a fail',
    'compose/b fail',
    'compose/c fail',
    'compose/d fail',
    'compose/e off',
  ]);
});

describe('a rule that is about more than one control', () => {
  const settings = defineRule({
    id: 'dockerfile/settings',
    title: 'Set nothing at all',
    category: 'operations',
    severity: 'low',
    confidence: 'certain',
    references: { controls: ['f@1:1', 'f@1:2', 'f@1:3'] },
    why: 'To test.',
    examples: [{ kind: 'dockerfile', bad: 'a', good: 'b' }],
    check: {
      dockerfile: {
        env({ pairs }, report) {
          for (const { key: name } of pairs) {
            const word = name.value;
            if (word === 'ONE')
              report(name, 'This is one', { controls: ['f@1:1'] });
            else if (word === 'TWO')
              report(name, 'This is two', { controls: ['f@1:2'] });
            else if (word === 'ALL') report(name, 'This is all');
            else if (word === 'OPEN') report.unknown('Nobody knows');
            else report.unmet('f@1:3');
          }
        },
      },
    },
  });
  const byControl = (text: string) => {
    const { outcomes: found } = check(
      { files: [{ file: 'Dockerfile', text: `FROM a:1\n${text}\n` }] },
      [settings],
      { today: '2026-11-27', policy: defaultPolicy },
    );
    const [control] = framework({
      rules: [rule(settings.id, 'full', ['dockerfile'])],
    }).controls;
    const controls = ['1', '2', '3'].map(id => ({ ...control, id }));
    return controlStates(
      { ...framework({}), controls },
      found,
      new Set<Kind>(['dockerfile']),
    ).map(({ state }) => state);
  };

  it('fails for those that its findings are about', () => {
    expect(byControl('ENV ONE=1')).toEqual(['not-met', 'met', 'met']);
    expect(byControl('ENV ONE=1 TWO=2')).toEqual(['not-met', 'not-met', 'met']);
  });

  it('fails for all where a finding does not say', () => {
    expect(byControl('ENV ONE=1 ALL=2')).toEqual([
      'not-met',
      'not-met',
      'not-met',
    ]);
  });

  it('fails for all where something else is open', () => {
    expect(byControl('ENV ONE=1 OPEN=2')).toEqual([
      'not-met',
      'not-met',
      'not-met',
    ]);
  });

  it('passes for no control by an accepted finding of it', () => {
    const accepted = '# plimsoll ignore=dockerfile/settings reason="old"\n';
    expect(byControl(`${accepted}ENV TWO=2\nENV ONE=1`)).toEqual([
      'not-met',
      'not-met',
      'met',
    ]);
    expect(byControl(`${accepted}ENV TWO=2`)).toEqual([
      'met',
      'not-met',
      'met',
    ]);
  });

  it('leaves those unmet that ask for more than it does, whatever it says itself', () => {
    expect(byControl('ENV MORE=1')).toEqual(['met', 'met', 'not-met']);
    expect(byControl('ENV MORE=1 ONE=1')).toEqual([
      'not-met',
      'met',
      'not-met',
    ]);
  });
});
