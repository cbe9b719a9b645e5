import fc from 'fast-check';
import { SourceText } from '../source-text';
import type { YamlFile } from './nodes';
import { readAny } from './read';
import { readUsual } from './usual';

const usual = (text: string) => readUsual(new SourceText('a.yaml', text));
const any = (text: string) => readAny(new SourceText('a.yaml', text));

/** All that there is to know of a file: its nodes with their places, and what is wrong with it. */
const contents = ({ documents, problems, template }: YamlFile) => ({
  documents,
  problems,
  template,
});

describe('what is usual', () => {
  it.each<[string, string]>([
    ['a map', 'a: 1\nb: x y\n'],
    ['maps in maps', 'a:\n  b:\n    c: d\n  e: f\ng: h'],
    ['a key without a value', 'a:\nb: \nc: # none\nd:'],
    ['a list', '- a\n- b c\n-\n- d: 1\n  e: 2\n- - f\n  - g\n'],
    ['a list at the indentation of its key', 'a:\n- b\n- c:\n  - d\ne: f\n'],
    ['quotes', 'a: "b: c # d"\ne: \'f\' # g\nh: ""\n'],
    ['brackets', 'a: [b, "c", [d e], {}]\nf: { g: h, i: [] }\nj: []\n'],
    [
      'ports, flags and addresses',
      '- 22:22\n- --a=b\n- -f\n- http://a.b:1/c\n',
    ],
    ['variables', 'a: $B\nc: ${D:-e}/f\n'],
    ['comments and empty lines', '# a\n\nb: c#d # e\n  # f\n\n# g\nh: i\n'],
    ['the beginning of a document', '---\na: b\n'],
    [
      'lines as they are',
      'a: |\n  b\n\n    c # d\n  e:\nf:\n  - >-\n    g\n    h\n',
    ],
    ['anchors and aliases', 'a: &b c\nd: [*b]\ne: &f\n  g: *b\nh: *f\n'],
    [
      'merge keys',
      'a: &a\n  b: c\n  d: e\nf: &f { g: h }\ni:\n  d: j\n  <<: *a\nk:\n  <<: [*a, *f]\n',
    ],
    ['lines up to the end', 'a: |-\n  b\n  c\n\n\n'],
  ])('%s', (_, text) => {
    const read = usual(text);
    expect(read && contents(read)).toEqual(contents(any(text)));
  });

  it.each<[string, string]>([
    ['nothing', '# a\n'],
    ['a text', 'a b\n'],
    ['an alias of nothing', 'a: *b\n'],
    ['an alias in what it stands for', 'a: &b\n  c: *b\n'],
    ['an anchor that is set again', 'a: &b c\nd: &b e\n'],
    ['an anchor of nothing', 'a: &b\nc: d\n'],
    ['a merge key with a text', '<<: a\n'],
    [
      'merge keys that bring too much',
      Array.from(
        { length: 20 },
        (_, n) => `a${n}: &a${n}\n  ${n ? `<<: *a${n - 1}` : 'b: c'}\n`,
      ).join(''),
    ],
    [
      'aliases that stand for too much',
      Array.from(
        { length: 6 },
        (_, n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(n && 9)}b]\n`,
      ).join(''),
    ],
    ['a tag', 'a: !reset []\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['a value that goes on', 'a: b\n  c\n'],
    ['brackets that go on', 'a: [b,\n  c]\n'],
    ['an escape', 'a: "b\\n"\n'],
    ['two documents', 'a: b\n---\nc: d\n'],
    ['a tab', 'a:\tb\n'],
    ['CRLF', 'a: b\r\n'],
    ['a byte-order mark', '\uFEFFa: b\n'],
    ['a template', 'a: {{ b }}\n'],
    ['a map on the line of its key', 'a: b: c\n'],
    ['an indentation of its own', 'a:\n    b: c\n  d: e\n'],
    ['a conflict', '<<<<<<< a\nb: c\n=======\n>>>>>>> d\n'],
  ])('not %s', (_, text) => {
    expect(usual(text)).toBeUndefined();
  });
});

const piece = fc.constantFrom(
  ...['a: b\n', 'a:\n', 'c: d\n', '  e: f\n', '  g:\n', '- h\n', '  - i\n'],
  ...[
    'j: [k, l]\n',
    '- m: {n: o}\n',
    'p: |\n',
    '    q\n',
    'r: "s"\n',
    '- - t\n',
  ],
  ...['a', ' ', '  ', '\n', ':', ': ', '- ', '-', '#', ' # ', ',', "'", '"'],
  ...['[', ']', '{', '}', '|', '>', '&', '*', '!', '?', '%', '@', '`', '\\'],
  ...['u: &v\n', 'w: &x y\n', '*v', '*x', '  <<: *v\n', '<<: [*v]\n'],
  ...['---', '...', '~', '$', '.', '\u00a0', '\u2028', 'é', '::'],
);

it('reads nothing in another way than the library', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), pieces => {
      const text = pieces.join('');
      const found = usual(text);
      if (!found) return;
      read++;
      expect(contents(found)).toEqual(contents(any(text)));
    }),
    { numRuns: 20_000, seed: 11 },
  );
  expect(read).toBeGreaterThan(500);
});
