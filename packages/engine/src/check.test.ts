import type { ScanResult } from '@plimsoll/findings';
import { check } from './check';
import { defaultPolicy, Policy } from './policy';
import { defineRule, Rule, RuleSpec } from './rule';
import type { Source } from './source';

const base = {
  title: 'Test',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {},
  why: 'To test.',
  examples: [{ kind: 'dockerfile', bad: 'a', good: 'b' }],
} as const;

const make = (
  id: string,
  rest: Partial<RuleSpec<Record<string, unknown>>> &
    Pick<RuleSpec<Record<string, unknown>>, 'check'>,
): Rule => defineRule({ ...base, id, ...rest });

/** Says no to each RUN. */
const noRun = make('dockerfile/no-run', {
  references: {
    hadolint: ['DL3008'],
    trivy: ['DS-0017', 'KSV-01010'],
    checkov: ['CKV_DOCKER_5'],
    buildkit: ['JSONArgsRecommended'],
  },
  check: {
    dockerfile: {
      run(run, report) {
        report(run, 'There is a RUN here: take it out');
      },
    },
  },
});

const run = (
  files: Record<string, string>,
  rules: readonly Rule[] = [noRun],
  policy: Policy = defaultPolicy,
  source: Partial<Source> = {},
): ScanResult =>
  check(
    {
      files: Object.entries(files).map(([file, text]) => ({ file, text })),
      ...source,
    },
    rules,
    { today: '2026-11-23', policy },
  );

const state = (result: ScanResult, rule = 'dockerfile/no-run') =>
  result.outcomes.find(outcome => outcome.rule === rule)?.state;

describe('outcomes', () => {
  it('passes what is visited and not reported, and leaves out what is not there', () => {
    const result = run({ Dockerfile: 'FROM a\n' }, [
      noRun,
      make('dockerfile/from', { check: { dockerfile: { from() {} } } }),
    ]);
    expect(state(result)).toBe('not-applicable');
    expect(state(result, 'dockerfile/from')).toBe('pass');
    expect(result).toMatchObject({
      status: 'complete',
      score: 100,
      files: [{ file: 'Dockerfile', kind: 'dockerfile' }],
    });
  });

  it('lets fail win over unknown, and unknown over pass', () => {
    const says = (words: Record<string, string>) =>
      make('dockerfile/label', {
        check: {
          dockerfile: {
            label({ pairs: [{ value }] }, report) {
              const word = words[value.value ?? ''];
              if (word === 'fail') report(value, 'This label is bad: mend it');
              if (word === 'unknown') report.unknown('It cannot be told');
              if (word === 'none') report.notApplicable();
            },
          },
        },
      });
    const of = (...words: string[]) => {
      const text = words.map((_, i) => `LABEL a=${i}\n`).join('');
      const rule = says(Object.fromEntries(words.entries()));
      return run({ Dockerfile: `FROM a\n${text}` }, [rule]).outcomes[0];
    };
    expect(of('pass', 'unknown', 'fail')).toMatchObject({ state: 'fail' });
    expect(of('pass', 'unknown', 'none')).toMatchObject({
      state: 'unknown',
      reason: 'It cannot be told',
    });
    expect(of('pass', 'none')).toMatchObject({ state: 'pass' });
    expect(of('none')).toMatchObject({ state: 'not-applicable' });
  });

  it('takes the severity of the worst open finding', () => {
    const rule = make('dockerfile/x', {
      check: {
        dockerfile: {
          run(node, report) {
            report(node, 'One thing is wrong: mend it', { severity: 'low' });
          },
          from(node, report) {
            report(node, 'Another thing is wrong: mend it', {
              severity: 'critical',
              confidence: 'hint',
            });
          },
        },
      },
    });
    const result = run({ Dockerfile: 'FROM a\nRUN b\n' }, [rule]);
    expect(result.outcomes).toMatchObject([
      { severity: 'critical', state: 'fail' },
    ]);
    expect(result.findings).toMatchObject([
      { severity: 'critical', confidence: 'hint' },
      { severity: 'low', confidence: 'certain' },
    ]);
  });

  it('knows nothing of a template', () => {
    const result = run({
      Dockerfile: 'FROM {{ image }}\n{% if a %}\nRUN b\n{% endif %}\n',
    });
    expect(result.outcomes).toMatchObject([
      {
        state: 'unknown',
        reason: 'Dockerfile is a template: what it renders to cannot be known',
      },
    ]);
    expect(result.status).toBe('complete');
  });
});

describe('policy', () => {
  const off = make('dockerfile/off', {
    enabled: false,
    options: { word: 'default', other: 1 },
    check: {
      dockerfile: {
        from(node, report, { options }) {
          report(node, `The options are ${JSON.stringify(options)} here`);
        },
      },
    },
  });
  const withRules = (rules: Policy['rules']) => ({ ...defaultPolicy, rules });
  const files = { Dockerfile: 'FROM a\nRUN b\n' };

  it('leaves out what is off, by default or by choice', () => {
    expect(run(files, [noRun, off]).outcomes.map(({ rule }) => rule)).toEqual([
      'dockerfile/no-run',
    ]);
    const chosen = withRules({
      'dockerfile/no-run': { enabled: false },
      'dockerfile/off': { enabled: true },
    });
    expect(run(files, [noRun, off], chosen).outcomes).toMatchObject([
      { rule: 'dockerfile/off' },
    ]);
  });

  it('sets severity and options', () => {
    const result = run(
      files,
      [off],
      withRules({
        'dockerfile/off': {
          enabled: true,
          severity: 'critical',
          options: { word: 'mine' },
        },
      }),
    );
    expect(result.findings).toMatchObject([
      {
        severity: 'critical',
        message: 'The options are {"word":"mine","other":1} here',
      },
    ]);
    expect(result).toMatchObject({ score: 0, level: 'none' });
  });
});

describe('status', () => {
  it('is partial where a file that could not be read is a manifest by its text', () => {
    const bomb = `apiVersion: v1\nkind: Pod\na: ${'['.repeat(200)}\n`;
    expect(run({ 'app.yaml': bomb })).toMatchObject({
      status: 'partial',
      unreadable: [{ file: 'app.yaml' }],
    });
  });

  it('is not containerised without a container file', () => {
    expect(
      run({
        '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
        '.env': 'A=1\n',
      }),
    ).toMatchObject({
      status: 'not-containerised',
      outcomes: [],
      findings: [],
      files: [{ file: '.env' }, { file: '.github/workflows/ci.yml' }],
    });
    expect(run({})).not.toHaveProperty('score');
  });

  it.each([
    ['compose.yaml', 'services: {}\n'],
    ['k8s/app.yaml', 'apiVersion: v1\nkind: Pod\n'],
  ])('is complete with %s', (file, text) => {
    expect(run({ [file]: text })).toMatchObject({ status: 'complete' });
  });

  it('is partial when a file could not be read, also if it is the only container file', () => {
    const unreadable = [{ file: 'Dockerfile', reason: 'holds binary data' }];
    const result = run({}, [noRun], defaultPolicy, { unreadable });
    expect(result).toMatchObject({ status: 'partial', unreadable });
    expect(result).not.toHaveProperty('score');
  });

  it('is partial when a rule throws, which hides no other finding', () => {
    const throws = make('dockerfile/throws', {
      check: {
        dockerfile: {
          from({ name }, report) {
            report(name!, 'The first base is bad: change it');
            throw new Error(`no ${name?.value}`);
          },
        },
      },
    });
    const result = run({ Dockerfile: 'FROM a\nFROM b\nRUN c\n' }, [
      throws,
      noRun,
    ]);
    expect(result.status).toBe('partial');
    expect(result.crashes).toEqual([
      { rule: 'dockerfile/throws', file: 'Dockerfile', message: 'no a' },
    ]);
    expect(result.findings.map(({ rule }) => rule)).toEqual([
      'dockerfile/throws',
      'dockerfile/throws',
      'dockerfile/no-run',
    ]);
  });

  it('says nothing of the service for a rule that only throws', () => {
    const throws = make('dockerfile/throws', {
      check: {
        dockerfile: {
          file() {
            throw new TypeError('oh');
          },
        },
      },
    });
    expect(
      state(run({ Dockerfile: 'FROM a\n' }, [throws]), 'dockerfile/throws'),
    ).toBe('unknown');
  });
});

describe('findings', () => {
  it('have place, excerpt and fingerprint', () => {
    const [finding] = run({
      Dockerfile: 'FROM a\nWORKDIR /a\n\nRUN b \\\n  c\nUSER d\nCMD e\n',
    }).findings;
    expect(finding).toEqual({
      rule: 'dockerfile/no-run',
      kind: 'dockerfile',
      severity: 'medium',
      confidence: 'certain',
      file: 'Dockerfile',
      range: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 4 },
      message: 'There is a RUN here: take it out',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      excerpt: {
        startLine: 2,
        lines: ['WORKDIR /a', '', 'RUN b \\', '  c', 'USER d', 'CMD e'],
      },
    });
  });

  it('keep their fingerprint when lines move, and differ when they are equal', () => {
    const prints = (text: string) =>
      run({ Dockerfile: text }).findings.map(({ fingerprint }) => fingerprint);
    const before = prints('FROM a\nRUN b\nRUN b\nRUN c\n');
    expect(new Set(before).size).toBe(3);
    expect(
      prints('# hello\n\nFROM a\nRUN   b\nUSER d\nRUN b\nRUN c\n'),
    ).toEqual(before);
    expect(prints('FROM a\r\nRUN b\r\nRUN b\r\nRUN c\r\n')).toEqual(before);
  });

  it('stand in the order of files and places, the same every time', () => {
    const files = {
      'b/Dockerfile': 'FROM a\nRUN b\nRUN c\n',
      'a/Dockerfile': 'FROM a\nRUN b\n',
    };
    const places = run(files).findings.map(
      ({ file, range }) => `${file}:${range.startLine}`,
    );
    expect(places).toEqual([
      'a/Dockerfile:2',
      'b/Dockerfile:2',
      'b/Dockerfile:3',
    ]);
    expect(run(files)).toEqual(run(files));
  });

  it('show no secret in excerpt, message, fix or fingerprint', () => {
    const leaky = make('dockerfile/leaky', {
      check: {
        dockerfile: {
          env({ pairs: [{ value }] }, report) {
            report(value, `The password ${value.value} is here: take it out`, {
              fix: {
                title: 'Move it',
                safe: true,
                edits: [{ at: value, text: `"${value.value}"` }],
              },
            });
          },
        },
      },
    });
    const result = run(
      { Dockerfile: 'FROM a\nENV DB_PASSWORD=correct-horse\n' },
      [leaky],
    );
    expect(JSON.stringify(result)).not.toContain('correct-horse');
    expect(result.findings).toMatchObject([
      {
        message: 'The password *** is here: take it out',
        excerpt: { lines: ['FROM a', 'ENV DB_PASSWORD=*************'] },
      },
    ]);
    expect(result.findings[0]).not.toHaveProperty('fix');
  });

  it('offer no fix that writes a secret down again, be it an ordinary word', () => {
    const moving = make('dockerfile/moving', {
      check: {
        dockerfile: {
          env({ rest, pairs: [{ key, value }] }, report) {
            report(key, 'This is written in the old way: put an equals sign', {
              fix: {
                title: 'Put an equals sign',
                safe: true,
                edits: [{ at: rest, text: `${key.value}=${value.value}` }],
              },
            });
          },
        },
      },
    });
    const fixIn = (env: string) =>
      run({ Dockerfile: `FROM a\n${env}\n` }, [moving]).findings[0].fix;
    expect(fixIn('ENV DB_PASSWORD swordfish')).toBeUndefined();
    expect(fixIn('ENV DB_HOST swordfish')).toBeDefined();
  });

  it('say one line that can be read, whatever they quote', () => {
    const quoting = make('dockerfile/quote', {
      check: {
        dockerfile: {
          run(node, report) {
            report(node, `Command ${node.args[1].value} is there: take it out`);
          },
        },
      },
    });
    const messages = ['a\\r\\n\\u0007b', 'x'.repeat(100_000)].map(
      word =>
        run({ Dockerfile: `FROM a\nRUN ["run", "${word}"]\n` }, [quoting])
          .findings[0].message,
    );
    expect(messages[0]).toBe('Command a b is there: take it out');
    expect(messages[1]).toHaveLength(301);
  });

  it('are cut off before they drown the rest', () => {
    const text = `FROM a\n${'RUN b\n'.repeat(5000)}`;
    const result = run({ Dockerfile: text });
    expect(result.findings).toHaveLength(100);
    expect(result.outcomes).toMatchObject([
      { state: 'fail', reason: 'Shows 100 findings of 5000' },
    ]);
    const many = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`${i}/Dockerfile`, text]),
    );
    expect(run(many).findings).toHaveLength(300);
  });

  it('show one that counts even behind a hundred that are accepted', () => {
    const accepted = '# hadolint ignore=DL3008\nRUN b\n'.repeat(120);
    const result = run({ Dockerfile: `FROM a\n${accepted}RUN c\n` });
    expect(state(result)).toBe('fail');
    expect(
      result.findings.filter(({ suppressed }) => !suppressed),
    ).toHaveLength(1);
  });

  it('are said once, as bad as they are at worst', () => {
    const twice = make('dockerfile/twice', {
      check: {
        dockerfile: {
          from(node, report) {
            for (const severity of ['low', 'high', 'info'] as const) {
              report(node, 'This is said again: say it once', { severity });
            }
          },
        },
      },
    });
    expect(run({ Dockerfile: 'FROM a\n' }, [twice])).toMatchObject({
      findings: [{ severity: 'high' }],
      outcomes: [{ severity: 'high' }],
    });
  });

  it('lie inside their file and have something to underline', () => {
    const odd = make('dockerfile/odd', {
      check: {
        dockerfile: {
          file(_, report) {
            report({ start: -5, end: 1e9 }, 'The range is too wide: narrow it');
            report({ start: 9, end: 9 }, 'The range is empty: widen it');
          },
        },
      },
    });
    expect(
      run({ Dockerfile: 'FROM a\nRUN b\n' }, [odd]).findings.map(
        ({ range }) => range,
      ),
    ).toEqual([
      { startLine: 1, startColumn: 1, endLine: 3, endColumn: 1 },
      { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
    ]);
  });
});

describe('rules over the whole service', () => {
  const whole = make('compose/whole', {
    kinds: ['compose'],
    check: {
      service({ composes, dockerfiles }, report) {
        for (const compose of composes) {
          for (const { key } of compose.services) {
            report(key, 'This service is there: take it out');
          }
        }
        for (const file of dockerfiles) {
          report.in(
            file,
            { start: 0, end: 4 },
            'This file is there: take it out',
            {
              fix: {
                title: 'Add a file',
                safe: false,
                edits: [
                  {
                    at: { start: 0, end: 0 },
                    text: 'x',
                    file: '.dockerignore',
                  },
                ],
              },
            },
          );
        }
      },
    },
  });

  it('report in the file that the node knows, or that they name', () => {
    const result = run(
      {
        'compose.yaml': 'services:\n  web:\n    image: a\n',
        Dockerfile: 'FROM a\n',
      },
      [whole],
    );
    expect(result.crashes).toEqual([]);
    expect(result.findings).toMatchObject([
      {
        file: 'Dockerfile',
        kind: 'dockerfile',
        range: { startColumn: 1, endColumn: 5 },
        fix: {
          edits: [
            {
              file: '.dockerignore',
              range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            },
          ],
        },
      },
      {
        file: 'compose.yaml',
        kind: 'compose',
        range: { startLine: 2, startColumn: 3 },
      },
    ]);
  });

  it('are asked only where there is a file of their kinds', () => {
    expect(
      state(run({ Dockerfile: 'FROM a\n' }, [whole]), 'compose/whole'),
    ).toBe('not-applicable');
  });
});

describe('comments that accept', () => {
  const accepted = (text: string, rules = [noRun]) =>
    run({ Dockerfile: text }, rules).findings.map(({ suppressed }) =>
      Boolean(suppressed),
    );

  it.each([
    '# hadolint ignore=DL3008',
    '# trivy:ignore:AVD-DS-0017',
    '# trivy:ignore:KSV-01010',
    '# trivy:ignore:AVD-KSV-1010',
    '# checkov:skip=CKV_DOCKER_5:for good reason',
    '# check=skip=JSONArgsRecommended',
    '# plimsoll ignore=dockerfile/no-run reason="we must" until=2026-11-23',
  ])('%s', comment => {
    const result = run({ Dockerfile: `FROM a\n${comment}\nRUN b \\\n  c\n` });
    expect(result.findings).toMatchObject([
      { suppressed: { range: { startLine: 2 } } },
    ]);
    expect(state(result)).toBe('waived');
    expect(result.score).toBe(100);
  });

  it('speak of the instruction below and of no other', () => {
    expect(
      accepted('FROM a\n# hadolint ignore=DL3008\nRUN b\nRUN c\n'),
    ).toEqual([true, false]);
    expect(
      accepted('FROM a\n# hadolint ignore=DL3008\n# another comment\nRUN b\n'),
    ).toEqual([true]);
  });

  it('speak of their stage or of the whole file', () => {
    const text = 'FROM a\nRUN b\nFROM c\nRUN d\n';
    expect(accepted(`# hadolint global ignore=DL3008\n${text}`)).toEqual([
      true,
      true,
    ]);
    expect(accepted(`# hadolint stage ignore=DL3008\n${text}`)).toEqual([
      true,
      false,
    ]);
    expect(
      accepted(`# plimsoll ignore-file=dockerfile/no-run\n${text}`),
    ).toEqual([true, true]);
    expect(accepted(`# check=skip=all\n${text}`)).toEqual([true, true]);
    expect(accepted(`${text}# checkov:skip=CKV_DOCKER_5\n`)).toEqual([
      true,
      true,
    ]);
  });

  it('accept only what they name', () => {
    expect(accepted('FROM a\n# hadolint ignore=DL3009\nRUN b\n')).toEqual([
      false,
    ]);
    expect(
      accepted('FROM a\n# plimsoll ignore=dockerfile/no\nRUN b\n'),
    ).toEqual([false]);
  });

  it('accept nothing once they have run out', () => {
    const comment = '# plimsoll ignore=dockerfile/no-run until=2026-11-22';
    const result = run({ Dockerfile: `FROM a\n${comment}\nRUN b\n` });
    expect(state(result)).toBe('fail');
    expect(
      accepted('FROM a\n# trivy:ignore:DS-0017:exp:2026-01-01\nRUN b\n'),
    ).toEqual([false]);
  });

  it('leave the rule failing while one finding is open', () => {
    expect(
      state(
        run({ Dockerfile: 'FROM a\n# hadolint ignore=DL3008\nRUN b\nRUN c\n' }),
      ),
    ).toBe('fail');
  });

  it('speak in YAML of what stands under them, or beside them', () => {
    const rule = make('compose/image', {
      check: {
        compose: {
          service({ image, key }, report) {
            report(image ?? key, 'This image is there: take it out');
          },
        },
      },
    });
    const of = (text: string) =>
      run({ 'compose.yaml': text }, [rule]).findings.map(({ suppressed }) =>
        Boolean(suppressed),
      );
    const comment = '# plimsoll ignore=compose/image';
    expect(
      of(`services:\n  ${comment}\n  a:\n    image: x\n  b:\n    image: y\n`),
    ).toEqual([true, false]);
    expect(
      of(`services:\n  a:\n    image: x ${comment}\n  b:\n    image: y\n`),
    ).toEqual([true, false]);
    expect(of(`services:\n  ${comment}\n  a:\n    build: .\n`)).toEqual([true]);
  });
});
