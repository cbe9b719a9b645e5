/** A stretch of the text without marks. */
export interface Mark {
  start: number;
  end: number;
}

/** Takes the marks `«…»` out of a text and tells where they were. They may lie inside each other. */
export function unmark(marked: string): { text: string; marks: Mark[] } {
  let text = '';
  const open: Mark[] = [];
  const marks: Mark[] = [];
  for (const char of marked) {
    if (char === '«') {
      const begun = { start: text.length, end: -1 };
      open.push(begun);
      marks.push(begun);
    } else if (char === '»') {
      const ended = open.pop();
      if (!ended) throw new Error(`There is a » without its « in ${marked}`);
      ended.end = text.length;
    } else {
      text += char;
    }
  }
  if (open.length) throw new Error(`There is a « without its » in ${marked}`);
  return { text, marks };
}

/** Puts marks into a text. */
export function mark(text: string, marks: readonly Mark[]): string {
  const opens = new Map<number, number>();
  const closes = new Map<number, number>();
  const add = (map: Map<number, number>, at: number) =>
    map.set(at, (map.get(at) ?? 0) + 1);
  for (const { start, end } of marks) {
    add(opens, start);
    add(closes, end);
  }
  let marked = '';
  for (let i = 0; i <= text.length; i++) {
    marked += '»'.repeat(closes.get(i) ?? 0);
    marked += '«'.repeat(opens.get(i) ?? 0);
    marked += text[i] ?? '';
  }
  return marked;
}
