import fc from 'fast-check';
import { MAX_FILE_LENGTH } from './limits';
import type { YamlFile, YamlNode, YamlScalar } from './nodes';
import { readYaml } from './read';

const read = (text: string) => readYaml('a.yaml', text);

function root(text: string): YamlNode {
  const node = read(text).documents[0]?.root;
  if (!node) throw new Error('The document is empty');
  return node;
}

function at(
  node: YamlNode | undefined,
  ...path: (string | number)[]
): YamlNode {
  if (!node) throw new Error(`Nothing at ${path.join('.')}`);
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (node.type === 'map') return at(node.get(String(step)), ...rest);
  if (node.type === 'list') return at(node.items[Number(step)], ...rest);
  throw new Error(`A scalar has no ${step}`);
}

function scalar(text: string, ...path: (string | number)[]): YamlScalar {
  const node = at(root(text), ...path);
  if (node.type !== 'scalar') throw new Error(`A ${node.type} at ${path}`);
  return node;
}

/** The tree as plain values. */
function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.type === 'scalar') return node.isNull ? null : node.value;
  if (node.type === 'list') return node.items.map(plain);
  return Object.fromEntries(
    node.entries.map(entry => [entry.key.value, plain(entry.value)]),
  );
}

const underlined = ({ source, problems }: YamlFile) =>
  problems.map(problem => [problem.code, source.slice(problem)]);

describe('values', () => {
  it.each<[string, string, unknown]>([
    ['a map', 'a: 1\nb: x y\n', { a: '1', b: 'x y' }],
    [
      'words of YAML 1.1 as text',
      'on: push\na: 22:22\nb: no\nc: 0777\n',
      { on: 'push', a: '22:22', b: 'no', c: '0777' },
    ],
    [
      'nulls',
      'a:\nb: ~\nc: null\nd: "null"\ne: \'\'\n',
      { a: null, b: null, c: null, d: 'null', e: '' },
    ],
    [
      'flow collections',
      '{a: [1, "2", {b: c}], d}\n',
      { a: ['1', '2', { b: 'c' }], d: null },
    ],
    ['a pair in a list', '[a: b]\n', [{ a: 'b' }]],
    ['CRLF', 'a: |\r\n  x\r\n  y\r\nb: 1\r\n', { a: 'x\ny\n', b: '1' }],
    ['a byte-order mark', '\uFEFFa: 1\n', { a: '1' }],
    [
      'a list behind a byte-order mark',
      '\uFEFF- a:\n  b: 1\n',
      [{ a: null, b: '1' }],
    ],
    [
      'tags',
      'a: !reset null\nb: !override [x]\nc: !!int 3\n',
      { a: null, b: ['x'], c: '3' },
    ],
    ['an anchor and its alias', 'a: &x [1]\nb: *x\n', { a: ['1'], b: ['1'] }],
    [
      'an anchor that is set again',
      'a: &x 1\nb: *x\nc: &x 2\nd: *x\n',
      { a: '1', b: '1', c: '2', d: '2' },
    ],
    [
      'a merge key',
      'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n',
      { x: { a: '1', b: '2' }, y: { a: '1', b: '3' } },
    ],
    [
      'a merge list, the first of which wins',
      'p: &p {a: 1}\nq: &q {a: 2, b: 2}\nr:\n  <<: [*p, *q]\n',
      { p: { a: '1' }, q: { a: '2', b: '2' }, r: { a: '1', b: '2' } },
    ],
    [
      'two merge keys',
      'p: &p {a: 1}\nq: &q {a: 2, b: 2}\nr:\n  <<: *p\n  <<: *q\n',
      { p: { a: '1' }, q: { a: '2', b: '2' }, r: { a: '1', b: '2' } },
    ],
    [
      'a quoted merge key as a key',
      'a:\n  "<<": {b: 1}\n',
      { a: { '<<': { b: '1' } } },
    ],
    ['an alias as a key', 'a: &x k\nb:\n  *x : 1\n', { a: 'k', b: { k: '1' } }],
    ['an empty file', '', undefined],
    ['comments alone', '# nothing\n', undefined],
  ])('reads %s', (_, text, expected) => {
    const file = read(text);
    expect(underlined(file)).toEqual([]);
    expect(plain(file.documents[0]?.root)).toEqual(expected);
  });

  it('keeps documents apart, with their anchors', () => {
    const file = read('spec:\n  inputs: {}\n---\na: $[[ inputs.x ]]\n');
    expect(file.documents.map(({ root: node }) => plain(node))).toEqual([
      { spec: { inputs: {} } },
      { a: '$[[ inputs.x ]]' },
    ]);
    expect(underlined(read('a: &x 1\n---\nb: *x\n'))).toEqual([
      ['unknown-alias', '*x'],
    ]);
  });

  it('takes words for truth values only when asked', () => {
    expect(
      ['yes', '"true"', 'On', 'no', "'off'", 'FALSE', '1', 'maybe'].map(
        word => scalar(`a: ${word}\n`, 'a').boolean,
      ),
    ).toEqual([true, true, true, false, false, false, undefined, undefined]);
    expect(scalar('a: 0.50\n', 'a').number).toBe(0.5);
    expect(scalar('a: 0x10\n', 'a').number).toBeUndefined();
  });

  it('keeps the tag as it is written', () => {
    expect(at(root('a: !reference [.b, script]\n'), 'a').tag).toBe(
      '!reference',
    );
    expect(at(root('a: !!str 3\n'), 'a').tag).toBe('!!str');
    expect(at(root('a: !reset\nb: 1\n'), 'a').tag).toBe('!reset');
  });
});

describe('places', () => {
  it.each<[string, string, (string | number)[], string]>([
    ['a plain scalar', 'a: x y # c\n', ['a'], 'x y'],
    ['a quoted scalar with its quotes', "a: 'it''s'\n", ['a'], "'it''s'"],
    ['a value behind a tag and an anchor', 'a: !t &x v\n', ['a'], 'v'],
    [
      'a literal block without its last line break',
      'a: |\n  x\n\n  y\n\nb: 1\n',
      ['a'],
      '|\n  x\n\n  y',
    ],
    [
      'a map without what follows it',
      'a:\n  b: 1\n  # c\n\nd: 2\n',
      ['a'],
      'b: 1',
    ],
    ['a list', 'a:\n  - 1\n  - 2\nb: 1\n', ['a'], '- 1\n  - 2'],
    ['an alias, where its value stands', 'a: &x  v\nb: *x\n', ['b'], 'v'],
    ['a value behind a byte-order mark', '\uFEFFa: v\n', ['a'], 'v'],
  ])('marks %s', (_, text, path, expected) => {
    const node = at(root(text), ...path);
    expect(text.slice(node.start, node.end)).toBe(expected);
  });

  it('marks an entry from its key to the end of its value', () => {
    const text = 'a:\n  b: 1\nc: &x y\nd: *x\n';
    const map = root(text);
    if (map.type !== 'map') throw new Error('no map');
    expect(
      map.entries.map(entry => text.slice(entry.start, entry.end)),
    ).toEqual(['a:\n  b: 1', 'c: &x y', 'd']);
  });

  it.each<[string, string, string]>([
    [
      'a literal block',
      'run: |\n    first\n      deeper\n\n    LAST word\n',
      'LAST',
    ],
    ['a literal block with CRLF', 'run: |-\r\n  a\r\n  LAST\r\n', 'LAST'],
    [
      'a literal block with an indentation indicator',
      'run: |2\n    a\n  LAST\n',
      'LAST',
    ],
    ['a folded block', 'run: >-\n  a\n  b\n\n  LAST\n', 'LAST'],
    [
      'a folded block with deeper lines',
      'run: >\n  a\n\n    b\n  c\n  LAST\n',
      'LAST',
    ],
    ['a plain scalar over lines', 'run: a\n  b\n\n  LAST\n', 'LAST'],
    ['single quotes', "run: 'it''s\n\n   LAST'\n", 'LAST'],
    ['double quotes', 'run: "\\tx \\u00e9\\\n   y\\n\n  LAST"\n', 'LAST'],
  ])('finds a word inside %s', (_, text, word) => {
    const node = scalar(text, 'run');
    const index = node.value.indexOf(word);
    expect(index).toBeGreaterThan(0);
    const found = node.slice(index, index + word.length);
    expect(text.slice(found.start, found.end)).toBe(word);
    const part = node.mapped.slice(index);
    expect(part.text.startsWith(word)).toBe(true);
    expect(part.locate(0, word.length)).toMatchObject({
      start: found.start,
      end: found.end,
    });
  });

  const line = fc
    .array(
      fc.constantFrom(
        'a',
        'bc',
        ' ',
        '  ',
        '\t',
        '#',
        ':',
        "'",
        '"',
        '\\n',
        '-',
        'é',
      ),
      { maxLength: 6 },
    )
    .map(parts => parts.join(''));
  const header = fc.constantFrom(
    '|',
    '>',
    '|-',
    '>-',
    '|+',
    '>+',
    '|2',
    '>2-',
    '"',
    "'",
    '',
  );
  const file = fc
    .tuple(
      header,
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([style, lines, newline]) => {
      if (!/^[|>]/.test(style)) {
        const safe = lines.map(text =>
          style === '"' ? text.replace(/"/g, '') : text.replace(/'/g, "''"),
        );
        return `k: ${style}x ${safe.join(
          `${newline}   `,
        )}${style}${newline}z: 1${newline}`;
      }
      return `k: ${style}${newline}${lines
        .map(text => `  ${text}`)
        .join(newline)}${newline}z: 1${newline}`;
    });

  it('leads every character of every scalar back to itself', () => {
    let scalars = 0;
    fc.assert(
      fc.property(file, text => {
        const parsed = read(text);
        const map = parsed.documents[0]?.root;
        if (parsed.problems.length || map?.type !== 'map') return;
        const node = map.get('k');
        if (node?.type !== 'scalar') return;
        scalars++;
        const strayed = node.value.split('').filter((char, index) => {
          const found = text.slice(
            node.slice(index, index + 1).start,
            node.slice(index, index + 1).end,
          );
          const escaped = [`\\${char}`, "''"].includes(found);
          return !/\s/.test(char) && found !== char && !escaped;
        });
        expect(strayed).toEqual([]);
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(scalars).toBeGreaterThan(1000);
  });
});

describe('broken files', () => {
  it.each<[string, string, [string, string][]]>([
    ['an unclosed bracket', 'a: [1, 2\nb: 3\n', [['bad-indent', 'b']]],
    ['an unclosed quote', 'a: "x\nb: 1\n', [['missing-char', '1']]],
    ['a tab for indentation', 'a:\n\tb: 1\n', [['tab-as-indent', '\tb:']]],
    ['a colon in a plain value', 'a: b: c\n', [['block-as-implicit-key', 'b']]],
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', [['duplicate-key', 'a']]],
    ['an alias without an anchor', 'a: *x\n', [['unknown-alias', '*x']]],
    [
      'an alias inside its own anchor',
      'a: &x [*x]\n',
      [['circular-alias', '*x']],
    ],
    ['a merge of a text', 'a:\n  <<: b\n', [['bad-merge', 'b']]],
    ['a list as a key', '[a, b]: c\n', [['complex-key', '[a, b]']]],
    ['a bad escape', 'a: "\\d"\n', [['bad-dq-escape', '\\']]],
  ])('tells of %s', (_, text, expected) => {
    expect(underlined(read(text))).toEqual(expected);
  });

  it('tells of an unresolved merge conflict', () => {
    const text = 'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n';
    expect(
      underlined(read(text)).filter(([code]) => code === 'merge-conflict'),
    ).toEqual([
      ['merge-conflict', '<<<<<<<'],
      ['merge-conflict', '======='],
      ['merge-conflict', '>>>>>>>'],
    ]);
  });

  it('reads on after an error', () => {
    const file = read('a: "x" y\nb: 2\n');
    expect(file.problems).toHaveLength(1);
    expect(plain(file.documents[0]?.root)).toMatchObject({ b: '2' });
  });

  it('never quotes the file in a message, which may hold secrets', () => {
    const file = read('password: "hunter2\nx: }hunter2{ hunter2: : [hunter2\n');
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.problems.map(({ message }) => message).join()).not.toContain(
      'hunter2',
    );
  });
});

describe('templates', () => {
  it.each<[string, string, 'go' | 'jinja' | undefined]>([
    ['a Helm value without quotes', 'image: {{ .Values.image }}\n', 'go'],
    [
      'Helm control lines',
      'a:\n{{- if .Values.b }}\n  b: 1\n{{- end }}\n',
      'go',
    ],
    ['Jinja control lines', '{% if a %}\na: 1\n{% endif %}\n', 'jinja'],
    ['a Jinja value without quotes', 'a: {{ b | default("c") }}\n', 'jinja'],
    ['an expression of GitHub Actions', 'a: ${{ github.sha }}\n', undefined],
    [
      'a Go template inside a script',
      'run: |\n  docker inspect -f {{.Id}} x\n',
      undefined,
    ],
    ['a Go template in quotes', 'tag: "{{.Name}}"\n', undefined],
    [
      'a broken file with a Go template elsewhere',
      'run: |\n  inspect -f {{.Id}}\n\n\n\nb: "x" y\n',
      undefined,
    ],
    ['an expression in a broken file', 'a: ${{ b }}\nc: "x" y\n', undefined],
  ])('knows %s', (_, text, expected) => {
    const file = read(text);
    expect(file.template).toBe(expected);
    expect(file.template !== undefined && file.problems.length > 0).toBe(false);
  });
});

describe('files made to exhaust their reader', () => {
  const laughs = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(10)
          .fill(`*${'abcdefgh'[index]}`)
          .join(', ')}]\n`,
    )
    .join('')}`;
  const merges = `a: &a {${Array.from(
    { length: 2000 },
    (_, index) => `k${index}: 1`,
  ).join(', ')}}\n${Array.from(
    { length: 900 },
    (_, index) => `m${index}:\n  <<: *a\n`,
  ).join('')}`;
  it.each<[string, string, RegExp]>([
    ['an alias bomb', laughs, /expands to far more/],
    ['a merge bomb', merges, /expands to far more/],
    [
      'more aliases than anyone writes',
      `a: &a 1\nb:\n${'- *a\n'.repeat(1001)}`,
      /expands to far more/,
    ],
    ['a large file', `#${'x'.repeat(MAX_FILE_LENGTH)}`, /larger than 1 MiB/],
    ['brackets in brackets', '['.repeat(500_000), /more than 100 deep/],
    ['lists in lists', '- '.repeat(5_000), /more than 100 deep/],
    [
      'maps in maps',
      Array.from({ length: 150 }, (_, index) => `${' '.repeat(index)}a:`).join(
        '\n',
      ),
      /more than 100 deep/,
    ],
    ['a million commas', `[${','.repeat(1_000_000)}]`, /too many values/],
    [
      'thousands of documents',
      '---\na\n'.repeat(1_001),
      /more than 1000 documents/,
    ],
    ['binary data', 'a: \0\0', /binary/],
  ])('refuses %s', (_, text, reason) => {
    const file = read(text);
    expect(file.refused).toMatch(reason);
    expect(file.documents).toEqual([]);
  });

  it('takes what real files hold', () => {
    const file = read(
      `a: &a {b: 1}\n${Array.from(
        { length: 200 },
        (_, index) => `m${index}:\n  <<: *a\n`,
      ).join('')}`,
    );
    expect(file.refused).toBeUndefined();
    expect(file.problems).toEqual([]);
  });

  it('never throws, and keeps every place inside the file', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      ':',
      '- ',
      '\n',
      '\n  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '!t ',
      '<<: ',
      '#',
      '---\n',
      '%',
      '\t',
      '? ',
      '\r\n',
      '{{',
      '}}',
      '\uFEFF',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const file = read(text);
        for (const { start, end } of file.problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const walk = (node: YamlNode) => {
          expect(node.start).toBeLessThanOrEqual(node.end);
          expect(node.end).toBeLessThanOrEqual(text.length);
          if (node.type === 'list') node.items.forEach(walk);
          if (node.type === 'map')
            node.entries.forEach(({ key, value }) => {
              walk(key);
              walk(value);
            });
        };
        file.documents.forEach(({ root: node }) => node && walk(node));
      }),
      { numRuns: 3000, seed: 11 },
    );
  });
});
