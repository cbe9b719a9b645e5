import { Located } from '../located';
import { MappedText, MappedTextBuilder, plainText } from '../mapped-text';
import { SourceText } from '../source-text';
import type { Comment } from './nodes';
import { isSpace, skipSpaces } from './spaces';
import { TemplateTags } from './template';

/** One instruction as it is written: its lines joined, without what is not part of it. */
export interface LogicalLine {
  readonly type: 'instruction';
  /** Without the continuation characters, comments and blank lines between its lines. */
  readonly text: MappedText;
  readonly blankLines: readonly Located[];
  readonly comments: readonly Comment[];
}

/** What a Dockerfile is made of. */
export type Line =
  | LogicalLine
  | { readonly type: 'comment'; readonly comment: Comment }
  | { readonly type: 'blank' }
  | { readonly type: 'conflict' };

/** Goes through a Dockerfile line by line, joining lines that belong together. */
export class LineReader {
  /** The character that continues lines. */
  escape = '\\';
  /** The first lines of what merges left behind. */
  readonly conflicts: Located[] = [];
  readonly #text: string;
  #at: number;
  #inConflict = false;

  constructor(source: SourceText, private readonly tags?: TemplateTags) {
    this.#text = source.text;
    this.#at = this.#text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** Where the next line begins. */
  get position(): number {
    return this.#at;
  }

  /** Goes on at another line: behind a heredoc. */
  skipTo(position: number) {
    this.#at = position;
  }

  /** Where the line that begins at `from` ends, without its line break. */
  endOfLine(from: number): number {
    const lineBreak = this.#text.indexOf('\n', from);
    const end = lineBreak < 0 ? this.#text.length : lineBreak;
    return end > from && this.#text[end - 1] === '\r' ? end - 1 : end;
  }

  /** The first offset of the line after the one that `from` is in. */
  nextLine(from: number): number {
    const lineBreak = this.#text.indexOf('\n', from);
    return lineBreak < 0 ? this.#text.length : lineBreak + 1;
  }

  next(): Line | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const { start, end } = this.#takeLine();
    const first = skipSpaces(this.#text, start, end);
    if (first === end) return { type: 'blank' };
    if (this.#text[first] === '#')
      return { type: 'comment', comment: this.#comment(first, end, false) };
    if (this.#isConflict(start, end)) return { type: 'conflict' };
    if (this.tags?.isOnlyTags(this.#text, first, end)) return { type: 'blank' };
    const continuation = this.#continuationAt(first, end);
    if (continuation < 0)
      return {
        type: 'instruction',
        text: this.#mapped(first, end),
        blankLines: [],
        comments: [],
      };
    // A continuation character on its own joins nothing.
    if (continuation === first && !this.#hasNext()) return { type: 'blank' };
    return this.#join(first, continuation);
  }

  #join(first: number, firstEnd: number): LogicalLine {
    const blankLines: Located[] = [];
    const comments: Comment[] = [];
    const text = new MappedTextBuilder(first);
    this.#add(text, first, firstEnd);
    while (this.#hasNext()) {
      const { start, end } = this.#takeLine();
      const content = skipSpaces(this.#text, start, end);
      if (content === end) blankLines.push({ start, end });
      else if (this.#text[content] === '#')
        comments.push(this.#comment(content, end, true));
      else if (
        !this.#isConflict(start, end) &&
        !this.tags?.isOnlyTags(this.#text, content, end)
      ) {
        const continuation = this.#continuationAt(start, end);
        this.#add(text, start, continuation < 0 ? end : continuation);
        if (continuation < 0) break;
      }
    }
    return { type: 'instruction', text: text.build(), blankLines, comments };
  }

  #hasNext(): boolean {
    return this.#at < this.#text.length;
  }

  #takeLine(): Located {
    const start = this.#at;
    this.#at = this.nextLine(start);
    return { start, end: this.endOfLine(start) };
  }

  #comment(start: number, end: number, inside: boolean): Comment {
    const text = this.#text.slice(start + 1, end).trim();
    return { start, end, text, inside };
  }

  #mapped(start: number, end: number): MappedText {
    if (!this.tags) return plainText(this.#text.slice(start, end), start);
    const builder = new MappedTextBuilder(start);
    this.#add(builder, start, end);
    return builder.build();
  }

  #add(builder: MappedTextBuilder, start: number, end: number) {
    if (this.tags) this.tags.add(builder, this.#text, start, end);
    else builder.add(this.#text.slice(start, end), start);
  }

  /**
   * Where the continuation character at the end of a line stands, or -1. White space may follow it; one that is
   * itself escaped does not continue the line.
   */
  #continuationAt(start: number, end: number): number {
    let at = end - 1;
    while (at >= start && isSpace(this.#text.charCodeAt(at))) at--;
    if (at < start || this.#text[at] !== this.escape) return -1;
    return at > start && this.#text[at - 1] === this.escape ? -1 : at;
  }

  /** A line that a merge left behind. `=======` counts only between the other two. */
  #isConflict(start: number, end: number): boolean {
    const marker = conflictMarkers.find(candidate =>
      this.#text.startsWith(candidate, start),
    );
    if (!marker) return false;
    const next = start + marker.length;
    if (next < end && !isSpace(this.#text.charCodeAt(next))) return false;
    if (marker === ours) this.#inConflict = true;
    else if (!this.#inConflict) return false;
    if (marker === theirs) this.#inConflict = false;
    if (marker === ours) this.conflicts.push({ start, end });
    return true;
  }
}

const ours = '<<<<<<<';
const theirs = '>>>>>>>';
const conflictMarkers = [ours, '|||||||', '=======', theirs];
