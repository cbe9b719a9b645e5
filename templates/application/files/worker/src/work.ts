/** What is found out about a text. */
export interface Result {
  characters: number;
  words: number;
  /** Of several equally long ones the first. */
  longest: string;
}

/** The work itself: yours goes here. What it throws is the end of the task, not of the worker. */
export function resultOf(text: string): Result {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = words.reduce((long, word) => (word.length > long.length ? word : long), '');
  return { characters: [...text].length, words: words.length, longest };
}
