import { Located } from './located';

/**
 * For tests: takes the marks `«…»` out of a text and tells what they stood around, in the order they open.
 */
export function unmark(marked: string): { text: string; at: Located[] } {
  const at: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«') {
      const stretch = { start: text.length, end: text.length };
      at.push(stretch);
      open.push(stretch);
    } else if (character === '»') {
      const stretch = open.pop();
      if (!stretch) throw new Error(`Mark » without «: ${marked}`);
      stretch.end = text.length;
    } else text += character;
  }
  if (open.length) throw new Error(`Mark « without »: ${marked}`);
  return { text, at };
}
