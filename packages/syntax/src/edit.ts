import { Located } from './located';

/**
 * One replacement in a text. An insertion has an empty stretch, a deletion an empty text.
 *
 * @public
 */
export interface TextEdit {
  readonly at: Located;
  readonly text: string;
}

/**
 * Applies edits to a text, all at once: offsets speak of the text as given. Insertions at the same place are made in
 * the order given.
 *
 * @throws when two edits touch the same characters, or one lies outside the text: that is a mistake of the caller's.
 * @public
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort(
      (a, b) =>
        a.at.start - b.at.start || a.at.end - b.at.end || a.order - b.order,
    );
  const pieces: string[] = [];
  let done = 0;
  for (const { at, text: replacement } of sorted) {
    if (at.start > at.end || at.start < 0 || at.end > text.length)
      throw new Error(
        `Edit at ${at.start}-${at.end} lies outside a text of ${text.length} characters`,
      );
    if (at.start < done)
      throw new Error(
        `Edits overlap: one ends at ${done}, the next begins at ${at.start}`,
      );
    pieces.push(text.slice(done, at.start), replacement);
    done = at.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

/** Whether `applyEdits` would refuse these edits because two of them touch the same characters. @public */
export function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort(
    (a, b) => a.at.start - b.at.start || a.at.end - b.at.end,
  );
  return sorted.some(
    ({ at }, index) => index > 0 && at.start < sorted[index - 1].at.end,
  );
}
