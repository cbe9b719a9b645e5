import fc from 'fast-check';
import { readEnvFile } from './read';

const read = (text: string, file = '.env') => readEnvFile(file, text);

it.each<[string, string, [string, string | undefined, string][]]>([
  [
    'plain values',
    'A=1\n B = two words \n',
    [
      ['A', '1', '1'],
      ['B', 'two words', 'two words'],
    ],
  ],
  [
    'quoted values',
    'A="x # y"\nB=\'z\' # c\n',
    [
      ['A', 'x # y', '"x # y"'],
      ['B', 'z', "'z'"],
    ],
  ],
  [
    'a value over lines',
    'A="one\ntwo"\nB=3\n',
    [
      ['A', 'one\ntwo', '"one\ntwo"'],
      ['B', '3', '3'],
    ],
  ],
  [
    'comments',
    '# A=1\nB=2 # c\nC=a#b\n',
    [
      ['B', '2', '2'],
      ['C', 'a#b', 'a#b'],
    ],
  ],
  [
    'exports and empty values',
    'export A=1\nB=\nC\n',
    [
      ['A', '1', '1'],
      ['B', '', ''],
      ['C', undefined, ''],
    ],
  ],
  [
    'CRLF and a byte-order mark',
    '\uFEFFA=1\r\nB=2\r\n',
    [
      ['A', '1', '1'],
      ['B', '2', '2'],
    ],
  ],
  [
    'a quote that is not closed',
    'A="x\nB=1\n',
    [
      ['A', '"x', '"x'],
      ['B', '1', '1'],
    ],
  ],
])('reads %s', (_, text, expected) => {
  const { variables, source } = read(text);
  expect(
    variables.map(({ name, value, at }) => [name, value, source.slice(at)]),
  ).toEqual(expected);
  expect(
    variables.map(({ name, key }) => source.slice(key) === name),
  ).not.toContain(false);
});

it('tells of lines that assign nothing', () => {
  const { problems, source } = read('A=1\n=2\n  ??\n');
  expect(problems.map(problem => source.slice(problem))).toEqual(['=2', '??']);
});

it('tells of quotes that are not closed', () => {
  const { problems, source } = read('A="x\ny"\nB=\'y\nC="z"\n');
  expect(
    problems.map(({ code, start, end }) => [
      code,
      source.position(start).line,
      source.slice({ start, end }),
    ]),
  ).toEqual([['unclosed-quote', 3, "'"]]);
});

it('knows examples and encrypted files', () => {
  expect(
    [
      '.env.example',
      '.env.sample',
      'app.example.env',
      '.env',
      '.env.production',
    ].map(file => read('A=1\n', file).isExample),
  ).toEqual([true, true, true, false, false]);
  expect(read('A="encrypted:xyz"\n').isEncrypted).toBe(true);
  expect(read('DOTENV_PUBLIC_KEY="x"\nA=encrypted:y\n').isEncrypted).toBe(true);
  expect(read('A=1\n', '.env.production.enc').isEncrypted).toBe(true);
  expect(read('A=1\n').isEncrypted).toBe(false);
});

it('knows what is for development, and what is in the repository', () => {
  expect(
    ['.env.test', '.env.development.local', '.env', 'latest.env'].map(
      file => read('A=1\n', file).isForDevelopment,
    ),
  ).toEqual([true, true, false, false]);
  expect(read('A=1\n').isCommitted).toBeUndefined();
  expect(
    ['.env', 'b/.env'].map(
      file => readEnvFile(file, 'A=1\n', new Set(['.env'])).isCommitted,
    ),
  ).toEqual([true, false]);
});

it('never throws, and keeps its places in the file', () => {
  const piece = fc.constantFrom(
    'A',
    '=',
    '"',
    "'",
    '\n',
    '\r\n',
    ' ',
    '#',
    '\\',
    'export ',
    '\uFEFF',
    '`',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('');
      const { variables, problems } = read(text);
      for (const { start, end } of [
        ...variables,
        ...variables.map(({ at }) => at),
        ...problems,
      ]) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1000, seed: 3 },
  );
});
