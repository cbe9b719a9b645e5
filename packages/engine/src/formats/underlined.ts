import { Finding } from '@plimsoll/findings';

/** One line of an excerpt, with what to draw under it. */
export interface ShownLine {
  number: number;
  text: string;
  /** The finding touches this line. */
  isHit: boolean;
  /** Columns to underline, from 0, end exclusive; only on the first line of the finding. */
  underline?: { from: number; to: number };
}

/** The lines of a finding's excerpt, with its range drawn in. */
export function underlined({ excerpt, range }: Finding): ShownLine[] {
  return excerpt.lines.map((text, index) => {
    const number = excerpt.startLine + index;
    const isHit = range.startLine <= number && number <= lastLine(range);
    if (number !== range.startLine) return { number, text, isHit };
    const from = Math.min(range.startColumn - 1, text.length);
    const end =
      range.endLine > range.startLine ? text.length : range.endColumn - 1;
    const to = Math.max(from + 1, Math.min(end, text.length));
    return { number, text, isHit, underline: { from, to } };
  });
}

/** A range that ends at the start of a line does not touch that line. */
function lastLine({ startLine, endLine, endColumn }: Finding['range']) {
  return endColumn === 1 && endLine > startLine ? endLine - 1 : endLine;
}

/** What stands under the first line of a finding: spaces, then carets. */
export const carets = ({ from, to }: { from: number; to: number }) =>
  ' '.repeat(from) + '^'.repeat(to - from);
