import { applyEdits, overlap } from './edit';

const edit = (start: number, end: number, text: string) => ({
  at: { start, end },
  text,
});

it('makes all edits at once, whatever their order', () => {
  const edits = [edit(4, 7, 'B'), edit(0, 3, 'A'), edit(7, 7, '!')];
  expect(applyEdits('one two', edits)).toBe('A B!');
  expect(overlap(edits)).toBe(false);
});

it('keeps the order of insertions at one place', () => {
  expect(applyEdits('xy', [edit(1, 1, 'a'), edit(1, 1, 'b')])).toBe('xaby');
});

it('inserts right before and right after what is replaced', () => {
  expect(
    applyEdits('abc', [edit(1, 2, 'X'), edit(1, 1, '<'), edit(2, 2, '>')]),
  ).toBe('a<X>c');
});

it('refuses edits that touch the same characters', () => {
  const edits = [edit(0, 3, 'a'), edit(2, 4, 'b')];
  expect(overlap(edits)).toBe(true);
  expect(() => applyEdits('abcdef', edits)).toThrow(
    'Edits overlap: one ends at 3, the next begins at 2',
  );
});

it.each([
  [-1, 0],
  [2, 1],
  [0, 9],
])('refuses an edit from %i to %i of three characters', (start, end) => {
  expect(() => applyEdits('abc', [edit(start, end, '')])).toThrow(
    'lies outside a text of 3 characters',
  );
});
