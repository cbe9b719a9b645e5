import fc from 'fast-check';
import { MappedTextBuilder, plainText } from './mapped-text';

const joined = new MappedTextBuilder(10)
  .add('ab', 10)
  .add('cd', 20)
  .add('\n', 30, 32)
  .add('e', 32)
  .build();

it.each([
  [0, 2, 10, 12],
  [1, 3, 11, 21],
  [2, 4, 20, 22],
  [4, 5, 30, 32],
  [3, 6, 21, 33],
  [2, 2, 20, 20],
  [6, 6, 33, 33],
])('finds %i to %i at %i to %i', (from, to, start, end) => {
  expect(joined.locate(from, to)).toEqual({ start, end });
});

it('knows where the whole of it stands', () => {
  expect(joined.text).toBe('abcd\ne');
  expect(joined.at).toEqual({ start: 10, end: 33 });
  expect(new MappedTextBuilder(7).build().at).toEqual({ start: 7, end: 7 });
  expect(plainText('x', 3).at).toEqual({ start: 3, end: 4 });
});

it('maps a part as it maps the whole', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6), (a, b, c, d) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const part = joined.slice(from, to);
      expect(part.text).toBe(joined.text.slice(from, to));
      const [start, end] = [Math.min(c, d), Math.max(c, d)].map(at =>
        Math.min(at, to - from),
      );
      fc.pre(start < end);
      expect(part.locate(start, end)).toEqual(
        joined.locate(from + start, from + end),
      );
    }),
  );
});
