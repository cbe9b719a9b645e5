import fc from 'fast-check';
import { unmark } from '../unmark';
import { buildContext, ignoreFileFor } from './context';
import { parseIgnoreFile } from './parse';

const read = (...lines: string[]) =>
  parseIgnoreFile('.dockerignore', lines.join('\n'));

it.each([
  ['a', 'a', true],
  ['a', 'a/b', true],
  ['a', 'ab', false],
  ['a', 'b/a', false],
  ['/a', 'a', true],
  ['a/', 'a/b', true],
  ['./a', 'a', true],
  ['a/../b', 'b', true],
  ['a//b', 'a/b', true],
  ['  a  ', 'a', true],
  ['*', 'a', true],
  ['*', '.a/b', true],
  ['*.md', 'a.md', true],
  ['*.md', 'a/b.md', false],
  ['*/*.md', 'a/b.md', true],
  ['*/temp*', 'a/temporary/b', true],
  ['**/*.md', 'b.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['**/a', 'x/y/a/b', true],
  ['**/a', 'xa', false],
  ['**', 'a/b', true],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'a/x/yb', false],
  ['temp?', 'temp1', true],
  ['temp?', 'temp', false],
  ['temp?', 'temp/a', false],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['a.b', 'axb', false],
  ['a b', 'a b', true],
  ['.git', '.github', false],
  ['.', 'a', false],
  ['#a', '#a', false],
  [' #a', '#a', true],
])('by %j leaves out %s: %s', (pattern, path, ignored) => {
  expect(read(pattern).ignores(path)).toBe(ignored);
});

it('lets the last pattern that matches decide', () => {
  const file = read('*.md', '!README*.md', 'README-secret.md', '', '# x', '!z');
  expect(
    ['a.md', 'README.md', 'README-x.md', 'README-secret.md', 'z'].map(path =>
      file.ignores(path),
    ),
  ).toEqual([true, false, false, true, false]);
  expect(file.decider('README-secret.md')?.raw).toBe('README-secret.md');
  expect(file.decider('README.md')?.raw).toBe('!README*.md');
  expect(file.decider('other')).toBeUndefined();
});

it('takes a file of an ignored folder back in', () => {
  const file = read('*', '!src', 'src/*.log', '! keep.txt');
  expect(
    ['a', 'src/a.ts', 'src/b.log', 'src/x/b.log', 'keep.txt'].map(path =>
      file.ignores(path),
    ),
  ).toEqual([true, false, true, false, false]);
});

it.each([
  [['a'], 'a', true],
  [['a'], 'a/b', true],
  [['a', '!a/b'], 'a', false],
  [['a', '!a/b'], 'a/c', true],
  [['a', '!a/b/c'], 'a/b', false],
  [['a', '!**/*.md'], 'a', false],
  [['a', '!b'], 'a', true],
  [['!a/b', 'a'], 'a', true],
  [['*'], '.', true],
  [['**'], '', true],
  [['*', '!a'], '.', false],
  [['.*'], '.', false],
  [['a'], '.', false],
  [['*', '!a'], 'b', true],
  [['*', '!a'], 'a', false],
])('by %j leaves out everything below %j: %s', (patterns, folder, all) => {
  expect(read(...patterns).ignoresAllOf(folder)).toBe(all);
});

it('knows where patterns and comments stand', () => {
  const { text, at } = unmark('\uFEFF«# why»\r\n«*.md»\r\n\r\n  «!  a»  \n«b»');
  const { patterns, comments, problems } = parseIgnoreFile('f', text);
  expect(
    [comments[0], ...patterns].map(({ start, end }) => ({ start, end })),
  ).toEqual(at);
  expect(comments[0].text).toBe('why');
  expect(
    patterns.map(({ raw, pattern, negated }) => [raw, pattern, negated]),
  ).toEqual([
    ['*.md', '*.md', false],
    ['!  a', 'a', true],
    ['b', 'b', false],
  ]);
  expect(problems).toEqual([]);
});

it.each(['«!»\na\n', 'a\n«b[c»\n', '«a\\»\n'])(
  'complains of %j and goes on',
  marked => {
    const { text, at } = unmark(marked);
    const file = parseIgnoreFile('f', text);
    expect(
      file.problems.map(({ start, end, code }) => ({ start, end, code })),
    ).toEqual(at.map(stretch => ({ ...stretch, code: 'bad-pattern' })));
    expect(file.ignores('a')).toBe(
      text.startsWith('a\n') || text.endsWith('a\n'),
    );
  },
);

it('never throws, and is linear on patterns that are not', () => {
  const lines = fc.string({
    unit: fc.constantFrom(
      '*',
      '**',
      '?',
      '[',
      ']',
      '^',
      '\\',
      '!',
      '/',
      'a',
      '.',
      '\n',
      '#',
      ' ',
    ),
  });
  fc.assert(
    fc.property(lines, lines, (text, path) => {
      const file = parseIgnoreFile('f', text);
      file.ignores(path);
      file.ignoresAllOf(path);
      for (const { start, end } of [...file.patterns, ...file.problems])
        expect(text.slice(start, end)).toHaveLength(Math.max(1, end - start));
    }),
  );
  // Backtracking would take the age of the universe.
  const pattern = `${'*a'.repeat(200)}b`;
  expect(read(pattern).ignores('a'.repeat(2000))).toBe(false);
  expect(read(`${'**/a/'.repeat(100)}b`).ignores('a/'.repeat(500))).toBe(false);
});

it('is asked with paths from the root of the source', () => {
  const context = buildContext('services/api/', read('*.md'));
  expect(context.folder).toBe('services/api');
  expect(
    ['services/api/a.md', 'services/api/a.ts', 'services/b.ts'].map(path =>
      context.ignored(path),
    ),
  ).toEqual([true, false, true]);
  expect(buildContext('.').ignored('a.md')).toBe(false);
  expect(buildContext('./').folder).toBe('');
});

it('is the one beside the Dockerfile, or else that of the context', () => {
  const [own, common, other] = [
    'build/Dockerfile.dockerignore',
    '.dockerignore',
    'a/.dockerignore',
  ].map(file => parseIgnoreFile(file, ''));
  const all = [common, other, own];
  expect(ignoreFileFor('build/Dockerfile', '.', all)).toBe(own);
  expect(ignoreFileFor('build/Dockerfile', '', [common])).toBe(common);
  expect(ignoreFileFor('Dockerfile', 'a', all)).toBe(other);
  expect(ignoreFileFor('Dockerfile', 'b', all)).toBeUndefined();
});
