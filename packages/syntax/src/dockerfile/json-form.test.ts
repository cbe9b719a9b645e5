import fc from 'fast-check';
import { plainText } from '../mapped-text';
import { readJsonForm } from './json-form';

const read = (text: string) => readJsonForm(plainText(text, 0), 0, text.length);

it('agrees with JSON.parse on arrays of strings', () => {
  const spaces = fc.stringMatching(/^[ \t\n]{0,2}$/);
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      spaces,
      (strings, space) => {
        const text = `[${space}${strings
          .map(string => JSON.stringify(string))
          .join(`${space},${space}`)}${space}]`;
        const form = read(text);
        expect(
          form.is === 'strings' && form.strings.map(({ value }) => value.text),
        ).toEqual(strings);
      },
    ),
  );
});

it('never takes for an array what JSON.parse does not', () => {
  const texts = fc.string({
    unit: fc.constantFrom(
      '[',
      ']',
      '"',
      ',',
      'a',
      '\\',
      ' ',
      '1',
      '-',
      '.',
      'null',
      "'",
    ),
  });
  fc.assert(
    fc.property(texts, inner => {
      const text = `[${inner}`;
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        expected = undefined;
      }
      const form = read(text);
      const isArrayOfStrings =
        Array.isArray(expected) &&
        expected.every(element => typeof element === 'string');
      expect(form.is === 'strings').toBe(isArrayOfStrings);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['["a", 1]', 'mixed'],
  ['[true]', 'mixed'],
  ["['a']", 'broken'],
  ['["a",]', 'broken'],
  ['["a" "b"]', 'broken'],
  ['["a"', 'broken'],
  ['["a", "b', 'broken'],
  ['["a"] b', 'broken'],
  ['[ "a", "b" ', 'broken'],
  ['[“a”, “b”]', 'broken'],
  ['[ "$A" = b ]', 'none'],
  ['[ "$A" ] && b', 'none'],
  ['[ -f a ]', 'none'],
  ['[ a ]', 'none'],
  ['[', 'none'],
  ['a', 'none'],
  ['', 'none'],
])('takes %j for %s', (text, is) => {
  expect(read(text).is).toBe(is);
});

it('finds a string and its inside in their places', () => {
  const form = read(' [ "a\\nb" ]');
  if (form.is !== 'strings') throw new Error('It is an array of strings');
  const [{ at, value }] = form.strings;
  expect(at).toEqual({ start: 3, end: 9 });
  expect(value.text).toBe('a\nb');
  expect(value.locate(2, 3)).toEqual({ start: 7, end: 8 });
  expect(value.locate(1, 2)).toEqual({ start: 5, end: 7 });
});
