import { Finding, RuleInfo, ScanResult } from '@plimsoll/findings';
import MarkdownIt from 'markdown-it';
import type { Log } from 'sarif';
import { formatJson } from './json';
import { formatMarkdown } from './markdown';
import { formatSarif, sarifLog } from './sarif';
import { formatText } from './text';

const finding: Finding = {
  rule: 'dockerfile/user-required',
  kind: 'dockerfile',
  severity: 'high',
  confidence: 'certain',
  file: 'app/Dockerfile',
  range: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 13 },
  message: 'No USER is set, so the image runs as root: add one',
  fingerprint: '0123456789abcdef',
  excerpt: {
    startLine: 1,
    lines: ['# syntax=x', '', 'FROM node:24', 'COPY . .', 'RUN make'],
  },
};

const result: ScanResult = {
  status: 'partial',
  score: 62,
  grade: 'D',
  level: 'afloat',
  categories: [
    {
      category: 'runtime-security',
      score: 40,
      passed: 2,
      failed: 1,
      unknown: 1,
    },
    { category: 'delivery', passed: 0, failed: 0, unknown: 2 },
  ],
  outcomes: [
    {
      rule: 'dockerfile/copy-not-add',
      state: 'fail',
      category: 'image-build',
      severity: 'low',
      gain: 2.5,
    },
    {
      rule: 'dockerfile/user-required',
      state: 'fail',
      category: 'runtime-security',
      severity: 'high',
      gain: 12.5,
    },
    {
      rule: 'dockerfile/no-latest-tag',
      state: 'waived',
      category: 'supply-chain',
      severity: 'medium',
    },
  ],
  findings: [
    finding,
    {
      ...finding,
      rule: 'dockerfile/copy-not-add',
      severity: 'low',
      range: { startLine: 4, startColumn: 1, endLine: 6, endColumn: 1 },
      message: 'ADD is given plain files only: use COPY',
      excerpt: {
        startLine: 2,
        lines: ['', 'FROM node:24', 'ADD a \\', '  b', ''],
      },
      fix: {
        title: 'Replace ADD with COPY',
        safe: false,
        edits: [
          {
            file: 'app/Dockerfile',
            range: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 4 },
            text: 'COPY',
          },
        ],
      },
    },
    {
      ...finding,
      rule: 'dockerfile/no-latest-tag',
      file: 'Dockerfile',
      suppressed: {
        reason: 'a demo',
        until: '2027-01-31',
        range: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 30 },
      },
    },
  ],
  files: [{ file: 'app/Dockerfile', kind: 'dockerfile' }],
  unreadable: [{ file: 'compose.yaml', reason: 'is larger than 1 MiB' }],
  crashes: [{ rule: 'compose/x', file: 'a.yaml', message: 'oh no' }],
  images: [],
};

const rules: RuleInfo[] = [
  {
    id: 'dockerfile/user-required',
    title: 'Say which user the image runs as',
    category: 'runtime-security',
    severity: 'high',
    confidence: 'certain',
    kinds: ['dockerfile'],
    enabled: true,
    why: 'Because.',
    unless: 'you do not want to.',
    references: {},
    examples: [],
    fixable: false,
  },
];

const notContainerised: ScanResult = {
  status: 'not-containerised',
  categories: [],
  outcomes: [],
  findings: [],
  files: [],
  unreadable: [],
  crashes: [],
  images: [],
};

/** What a repository may hold to harm whoever reads about it. */
const evil =
  'x\u001B[2J\u202Ey`z|<img src=x onerror=alert(1)>](http://evil) @admin';
const evils = [
  evil,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](http://evil.example/a.png)',
  'http://evil.example www.evil.example <http://evil.example>',
  '| a | b |\n| --- | --- |\n',
  '``` \n# owned\n</details>',
  '- [ ] *b* _i_ ~~s~~ **',
  '[a]: http://evil.example\n[a]',
  '&lt;b&gt; ]]> <!-- -->',
];
const hostileBy = (words: string): ScanResult => ({
  ...result,
  findings: [
    {
      ...finding,
      file: `${words}\n# owned`,
      message: `Image ${words} is there`,
      excerpt: { startLine: 3, lines: [`FROM ${words}`, '```', '</details>'] },
      suppressed: undefined,
      fix: { title: words, safe: true, edits: [] },
    },
    {
      ...finding,
      file: words,
      suppressed: { reason: words, range: finding.range },
    },
  ],
  unreadable: [{ file: words, reason: words }],
  crashes: [{ rule: 'a/b', file: words, message: words }],
  images: [],
});
const hostile = hostileBy(evil);

describe('text', () => {
  it('reads like the output of a good compiler', () => {
    expect(formatText(result, { rules, name: 'payments' }))
      .toMatchInlineSnapshot(`
      "payments: 62 of 100, below the line, grade D, afloat (not everything was judged)

        runtime-security   40   2 passed, 1 failed, 1 unknown
        delivery            –   0 passed, 0 failed, 2 unknown

      app/Dockerfile

        3:6 high No USER is set, so the image runs as root: add one [dockerfile/user-required]
          1 | # syntax=x
          2 |
        > 3 | FROM node:24
            |      ^^^^^^^
          4 | COPY . .
          5 | RUN make

        4:1 low ADD is given plain files only: use COPY [dockerfile/copy-not-add]
          2 |
          3 | FROM node:24
        > 4 | ADD a \\
            | ^^^^^^^
        > 5 |   b
          6 |
             fix offered: Replace ADD with COPY

      Do next

         +12.5  high      Say which user the image runs as  [dockerfile/user-required]
          +2.5  low       dockerfile/copy-not-add

      Accepted by comments: 1 finding
        Dockerfile:3 dockerfile/no-latest-tag until 2027-01-31: a demo

      Not judged
        compose.yaml is larger than 1 MiB
        a.yaml: compose/x failed, which is a mistake in Plimsoll: oh no
      "
    `);
  });

  it('says when there is nothing to score', () => {
    expect(formatText(notContainerised)).toBe(
      'Not containerised: there is no Dockerfile, Compose file or Kubernetes manifest\n',
    );
  });

  it('has colours only if asked for', () => {
    // eslint-disable-next-line no-control-regex
    const escapes = /\u001B\[[\d;]+m/g;
    const plain = formatText(result, { rules });
    const colour = formatText(result, { rules, colour: true });
    expect(plain).not.toMatch(escapes);
    expect(colour).toMatch(escapes);
    expect(colour.replace(escapes, '')).toBe(plain);
  });

  it('lets nothing of a file control the terminal', () => {
    const text = formatText(hostile, { name: evil });
    expect(text).not.toMatch(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
    );
    expect(text).not.toMatch(/^# owned/m);
  });

  it('cuts the carets where the line is cut', () => {
    const long: Finding = {
      ...finding,
      range: { startLine: 1, startColumn: 230, endLine: 1, endColumn: 9000 },
      excerpt: { startLine: 1, lines: [`${'a'.repeat(240)}…`] },
    };
    const text = formatText({ ...result, findings: [long] });
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(
      260,
    );
  });
});

describe('json', () => {
  it('is the scan as it is stored', () => {
    expect(JSON.parse(formatJson(hostile))).toEqual(
      JSON.parse(JSON.stringify(hostile)),
    );
    expect(formatJson(result)).toMatch(
      /^\{\n {2}"status": "partial",[^]*\}\n$/,
    );
  });
});

describe('markdown', () => {
  it('has table, findings and what to do next', () => {
    expect(formatMarkdown(result, { rules, name: 'payments' }))
      .toMatchInlineSnapshot(`
      "## payments: 62 of 100, below the line, grade D, afloat (not everything was judged)

      | Category | Score | Passed | Failed | Unknown |
      | --- | ---: | ---: | ---: | ---: |
      | runtime-security | 40 | 2 | 1 | 1 |
      | delivery | – | 0 | 0 | 2 |

      ### Do next

      | Gain | Severity | Rule |
      | ---: | --- | --- |
      | +12.5 | high | Say which user the image runs as \`dockerfile/user-required\` |
      | +2.5 | low | \`dockerfile/copy-not-add\` |

      ### \`app/Dockerfile\`

      **high** line 3: No USER is set, so the image runs as root: add one (\`dockerfile/user-required\`)

      \`\`\`dockerfile
      # syntax=x

      FROM node:24
           ^^^^^^^
      COPY . .
      RUN make
      \`\`\`

      **low** line 4: ADD is given plain files only: use COPY (\`dockerfile/copy-not-add\`)

      \`\`\`dockerfile

      FROM node:24
      ADD a \\
      ^^^^^^^
        b

      \`\`\`

      Fix offered: Replace ADD with COPY

      ### Accepted by comments: 1 finding

      - \`Dockerfile:3\` \`dockerfile/no-latest-tag\` until 2027\\-01\\-31: a demo

      ### Not judged

      - \`compose.yaml\` is larger than 1 MiB
      - \`a.yaml\`: \`compose/x\` failed, which is a mistake in Plimsoll: oh no
      "
    `);
  });

  it.each(evils)('lets nothing of a file become markup: %s', words => {
    const read = (text: string) =>
      new MarkdownIt({ html: true, linkify: true })
        .parse(text, {})
        .flatMap(token => [token, ...(token.children ?? [])]);
    const markdown = (some: string) =>
      formatMarkdown(hostileBy(some), { name: some });
    const tokens = read(markdown(words));
    const odd = tokens.filter(({ type }) => /html|link|image/.test(type));
    expect(odd).toEqual([]);
    // The same headings, cells and items, and nothing emphasised, as with a harmless word.
    const shape = (all: typeof tokens) =>
      all.map(({ type }) => type).filter(type => /_open$|fence/.test(type));
    expect(shape(tokens)).toEqual(shape(read(markdown('word'))));
    // In code, nobody is mentioned.
    const prose = tokens.filter(({ type }) => type === 'text');
    for (const { content } of prose) expect(content).not.toMatch(/(?<!\w)@\w/);
  });
});

describe('sarif', () => {
  const read = (scan: ScanResult): Log =>
    JSON.parse(formatSarif(scan, { rules, version: '1.2.3' }));

  it('has the shape that SARIF gives it', () => {
    // The type is that of the standard: what does not fit it does not compile.
    const log: Log = sarifLog(result, { rules });
    expect(JSON.parse(formatSarif(result, { rules }))).toEqual(
      JSON.parse(JSON.stringify(log)),
    );
  });

  it('has rules, results with places and fingerprints, fixes and suppressions', () => {
    const [run] = read(result).runs;
    expect(run.tool.driver).toMatchObject({
      name: 'Plimsoll',
      version: '1.2.3',
      rules: [
        {
          id: 'dockerfile/user-required',
          name: 'DockerfileUserRequired',
          shortDescription: { text: 'Say which user the image runs as' },
          defaultConfiguration: { level: 'error', enabled: true },
          properties: { precision: 'very-high', 'security-severity': '8.0' },
        },
      ],
    });
    const [user, add, latest] = run.results!;
    expect(user).toMatchObject({
      ruleId: 'dockerfile/user-required',
      ruleIndex: 0,
      level: 'error',
      partialFingerprints: { 'plimsoll/v1': '0123456789abcdef' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'app/Dockerfile', uriBaseId: '%SRCROOT%' },
            region: finding.range,
          },
        },
      ],
    });
    // All results say it, as one does.
    expect(user.suppressions).toEqual([]);
    expect(add).toMatchObject({
      level: 'note',
      fixes: [
        {
          description: { text: 'Replace ADD with COPY' },
          artifactChanges: [
            { replacements: [{ insertedContent: { text: 'COPY' } }] },
          ],
        },
      ],
    });
    expect(add).not.toHaveProperty('ruleIndex');
    expect(latest.suppressions).toMatchObject([
      { kind: 'inSource', status: 'accepted', justification: 'a demo' },
    ]);
    expect(run.invocations![0].toolExecutionNotifications).toHaveLength(2);
    const [plain] = read({ ...result, findings: [finding] }).runs;
    expect(plain.results![0]).not.toHaveProperty('suppressions');
  });

  it('makes no link of what a file says, and hides nothing in it', () => {
    const message = 'Pod [a](javascript:alert(1)) \u202E \u001B[2J has [b] (c)';
    const [run] = read({
      ...result,
      findings: [{ ...finding, message }],
      unreadable: [{ file: '[a](http://b)', reason: 'is binary' }],
    }).runs;
    expect(run.results![0].message.text).toBe(
      'Pod \\[a](javascript:alert(1)) \uFFFD \uFFFD[2J has [b] (c)',
    );
    expect(
      run.invocations![0].toolExecutionNotifications![0].message.text,
    ).toBe('\\[a](http://b) is binary');
  });

  it('writes a fix of a file with very many lines in good time', () => {
    const edit = { file: finding.file, range: finding.range, text: '' };
    const edits = Array.from({ length: 200_000 }, () => edit);
    const fix = { title: 'Take them out', safe: true, edits };
    const [run] = read({ ...result, findings: [{ ...finding, fix }] }).runs;
    const [{ artifactChanges }] = run.results![0].fixes!;
    expect(artifactChanges[0].replacements).toHaveLength(200_000);
  }, 30_000);

  it('gives paths as URIs that stay in the source', () => {
    const [run] = read({
      ...result,
      findings: [{ ...finding, file: 'a b/ü#?%/\uD800/../x:y' }],
    }).runs;
    const { uri } =
      run.results![0].locations![0].physicalLocation!.artifactLocation!;
    expect(uri).toBe('a%20b/%C3%BC%23%3F%25/%EF%BF%BD/../x%3Ay');
  });
});
