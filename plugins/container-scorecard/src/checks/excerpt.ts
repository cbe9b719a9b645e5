import {
  Excerpt,
  Range,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';

/** A line of an excerpt, cut where the range begins and ends. */
export interface ExcerptLine {
  number: number;
  before: string;
  /** The part inside the range; absent on lines outside it. */
  marked?: string;
  after: string;
}

/** Cuts the lines of an excerpt at a range. An empty range marks its whole line, so that there is something to see. */
export function markExcerpt(excerpt: Excerpt, range: Range): ExcerptLine[] {
  const empty =
    range.startLine === range.endLine && range.startColumn === range.endColumn;
  return excerpt.lines.map((text, index) => {
    const number = excerpt.startLine + index;
    const start = number === range.startLine ? range.startColumn - 1 : 0;
    const end = number === range.endLine ? range.endColumn - 1 : text.length;
    if (number < range.startLine || number > range.endLine) {
      return { number, before: text, after: '' };
    }
    if (empty) return { number, before: '', marked: text, after: '' };
    // An exclusive end in the first column leaves nothing of that line to mark.
    if (end <= start) return { number, before: text, after: '' };
    // Indentation inside a range of several lines says nothing; underlining it is noise.
    const indent = /^\s*/.exec(text)![0].length;
    const from = Math.min(Math.max(start, Math.min(indent, end)), text.length);
    return {
      number,
      before: text.slice(0, from),
      marked: text.slice(from, end),
      after: text.slice(end),
    };
  });
}

/** `line 14`, `lines 12 to 16`. */
export function rangeWords(range: Range, t: Words): string {
  const last =
    range.endColumn === 1 && range.endLine > range.startLine
      ? range.endLine - 1
      : range.endLine;
  return last === range.startLine
    ? t('check.line', { line: `${range.startLine}` })
    : t('check.lines', { first: `${range.startLine}`, last: `${last}` });
}
