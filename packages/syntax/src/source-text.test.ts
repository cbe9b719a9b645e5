import fc from 'fast-check';
import { SourceText } from './source-text';

it.each([
  ['a\nbc\n', 0, 1, 1],
  ['a\nbc\n', 2, 2, 1],
  ['a\nbc\n', 4, 2, 3],
  ['a\nbc\n', 5, 3, 1],
  ['a\r\nbc', 3, 2, 1],
  ['\uFEFFab\nc', 0, 1, 1],
  ['\uFEFFab\nc', 1, 1, 1],
  ['\uFEFFab\nc', 2, 1, 2],
  ['\uFEFFab\nc', 4, 2, 1],
  ['a', 99, 1, 2],
  ['', 0, 1, 1],
])('in %j finds offset %i at %i:%i', (text, offset, line, column) => {
  expect(new SourceText('f', text).position(offset)).toEqual({ line, column });
});

it('gives lines without their line breaks and without a byte-order mark', () => {
  const source = new SourceText('f', '\uFEFFone\r\ntwo\n\nfour');
  expect([1, 2, 3, 4, 5].map(line => source.line(line))).toEqual([
    'one',
    'two',
    '',
    'four',
    '',
  ]);
  expect(source.lineCount).toBe(4);
  expect(source.lineBreak).toBe('\r\n');
  expect(source.range({ start: 1, end: 4 })).toEqual({
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 4,
  });
});

it('goes from an offset to a line and column and back', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', '\n', '\r\n', '\uFEFF', '😀'),
  });
  fc.assert(
    fc.property(texts, fc.nat(), (text, number) => {
      const source = new SourceText('f', text);
      const hasMark = text.startsWith('\uFEFF');
      const offset = Math.max(hasMark ? 1 : 0, number % (text.length + 1));
      const { line, column } = source.position(offset);
      expect(source.offset(line, column)).toBe(offset);
    }),
  );
});
