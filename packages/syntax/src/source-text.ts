import { Range } from '@plimsoll/findings';
import { Located } from './located';
import type { Remembering } from './remember';

/**
 * The text of one file, and the way between offsets and lines.
 *
 * Lines end at `\n` (or `\r\n`). A byte-order mark keeps its place in the text, so that edits can be applied to the
 * file as it is, but takes no column, because no editor shows it.
 *
 * @public
 */
export class SourceText implements Remembering {
  readonly memory: unknown[] = [];
  readonly #lineStarts: number[];

  constructor(readonly file: string, readonly text: string) {
    this.#lineStarts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
  }

  /** Number of lines; a final line break begins one more, empty, line. */
  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The line break that the file uses, judged by its first one. */
  get lineBreak(): '\n' | '\r\n' {
    const first = this.text.indexOf('\n');
    return first > 0 && this.text[first - 1] === '\r' ? '\r\n' : '\n';
  }

  /** The text of a stretch. */
  slice(at: Located): string {
    return this.text.slice(at.start, at.end);
  }

  /** The place of a stretch in lines and columns. */
  range(at: Located): Range {
    const start = this.position(at.start);
    const end = this.position(at.end);
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  }

  /** Line and column, from 1, of an offset. Offsets outside the text count as its start or end. */
  position(offset: number): { line: number; column: number } {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle] <= inside) low = middle;
      else high = middle - 1;
    }
    const column = Math.max(1, inside - this.#firstColumn(low) + 1);
    return { line: low + 1, column };
  }

  /** The offset of a line and column; the opposite of `position`. */
  offset(line: number, column: number): number {
    const index = Math.max(0, Math.min(line - 1, this.#lineStarts.length - 1));
    return Math.min(this.#firstColumn(index) + column - 1, this.text.length);
  }

  /** Where line `line` (from 1) lies, without its line break. */
  lineAt(line: number): Located {
    const index = line - 1;
    const start = this.#lineStarts[index];
    if (start === undefined)
      return { start: this.text.length, end: this.text.length };
    const next = this.#lineStarts[index + 1];
    if (next === undefined) return { start, end: this.text.length };
    const end = next - 1;
    return {
      start,
      end: end > start && this.text[end - 1] === '\r' ? end - 1 : end,
    };
  }

  /** The text of line `line` (from 1), without its line break and without a byte-order mark. */
  line(line: number): string {
    const text = this.slice(this.lineAt(line));
    return line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  #firstColumn(index: number): number {
    const start = this.#lineStarts[index];
    return index === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }
}
