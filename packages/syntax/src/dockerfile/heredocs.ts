import { Located } from '../located';
import { MappedText } from '../mapped-text';
import { SourceText } from '../source-text';
import type { Heredoc } from './nodes';
import { instructionType } from './keywords';
import { LineReader } from './lines';
import { skipSpaces, skipWord } from './spaces';
import { splitWords } from './words';

/** `<<EOF` on the line of an instruction, before its text is looked for. */
export interface HeredocOpener {
  /** In the text of the instruction. */
  readonly from: number;
  readonly to: number;
  readonly delimiter: string;
  readonly expands: boolean;
  readonly dropsTabs: boolean;
}

/** The heredocs that an instruction opens, in order. */
export function findHeredocs(
  text: string,
  from: number,
  to: number,
  escape: string,
): HeredocOpener[] {
  const first = text.indexOf('<<', from);
  if (first < 0 || first >= to) return [];
  const openers: HeredocOpener[] = [];
  for (const { start, end } of splitWords(text, from, to, escape)) {
    let at = start;
    while (at < end && text[at] >= '0' && text[at] <= '9') at++;
    if (!text.startsWith('<<', at)) continue;
    at += 2;
    const dropsTabs = text[at] === '-' && at < end;
    if (dropsTabs) at++;
    const word = text.slice(at, end);
    if (!word || word.includes('<')) continue;
    const delimiter = unquote(word, escape);
    if (!delimiter) continue;
    openers.push({
      from: start,
      to: end,
      delimiter,
      expands: delimiter === word,
      dropsTabs,
    });
  }
  return openers;
}

function unquote(word: string, escape: string): string {
  const characters: string[] = [];
  let quote = '';
  for (let at = 0; at < word.length; at++) {
    const character = word[at];
    if (character === escape && quote !== "'")
      characters.push(word[++at] ?? '');
    else if (quote) {
      if (character === quote) quote = '';
      else characters.push(character);
    } else if (character === '"' || character === "'") quote = character;
    else characters.push(character);
  }
  return characters.join('');
}

/** Finds the texts of heredocs. */
export class HeredocReader {
  /** Where each short line of the file begins, by what stands on it: heredocs without an end cost no search. */
  readonly #indexes = new Map<boolean, Map<string, number[]>>();
  readonly #text: string;

  constructor(source: SourceText, private readonly lines: LineReader) {
    this.#text = source.text;
  }

  /** Takes the lines that belong to the heredocs of an instruction. */
  read(instruction: MappedText, openers: readonly HeredocOpener[]): Heredoc[] {
    const heredocs: Heredoc[] = [];
    let isOpen = false;
    for (const opener of openers) {
      const { from, to, delimiter, expands, dropsTabs } = opener;
      const start = this.lines.position;
      const place = instruction.locate(from, to);
      const terminator: Located | undefined = isOpen
        ? undefined
        : this.#terminator(delimiter, dropsTabs, start);
      // Without its end a heredoc takes the rest of the file. Leave what is an instruction, so that it is judged.
      const bodyEnd = terminator
        ? this.#lineStart(terminator.start)
        : this.#nextInstruction(start);
      const end = terminator ? terminator.end : bodyEnd;
      this.lines.skipTo(
        terminator ? this.lines.nextLine(terminator.end) : bodyEnd,
      );
      isOpen ||= !terminator;
      heredocs.push({
        start: place.start,
        end: Math.max(end, place.end),
        opener: place,
        delimiter,
        expands,
        dropsTabs,
        body: { start, end: bodyEnd },
        terminator,
      });
    }
    return heredocs;
  }

  #terminator(
    delimiter: string,
    dropsTabs: boolean,
    from: number,
  ): Located | undefined {
    const starts = this.#lineIndex(dropsTabs).get(delimiter) ?? [];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < from) low = middle + 1;
      else high = middle;
    }
    const start = starts[low];
    return start === undefined
      ? undefined
      : { start, end: start + delimiter.length };
  }

  /** Lines by their text, with or without leading tabs; the offset is that of the text. */
  #lineIndex(dropsTabs: boolean): Map<string, number[]> {
    const known = this.#indexes.get(dropsTabs);
    if (known) return known;
    const index = new Map<string, number[]>();
    for (let at = 0; at < this.#text.length; at = this.lines.nextLine(at)) {
      const end = this.lines.endOfLine(at);
      let start = at;
      if (dropsTabs) while (start < end && this.#text[start] === '\t') start++;
      if (end === start || end - start > longestDelimiter) continue;
      const line = this.#text.slice(start, end);
      const starts = index.get(line);
      if (starts) starts.push(start);
      else index.set(line, [start]);
    }
    this.#indexes.set(dropsTabs, index);
    return index;
  }

  #lineStart(at: number): number {
    return this.#text.lastIndexOf('\n', at - 1) + 1;
  }

  /** The next line that begins with an instruction in capitals, as nearly all files have them. */
  #nextInstruction(from: number): number {
    for (let at = from; at < this.#text.length; at = this.lines.nextLine(at)) {
      const end = this.lines.endOfLine(at);
      const start = skipSpaces(this.#text, at, end);
      const wordEnd = skipWord(this.#text, start, Math.min(end, start + 12));
      if (
        wordEnd < end &&
        instructionType(this.#text.slice(start, wordEnd)) !== 'unknown'
      )
        return at;
    }
    return this.#text.length;
  }
}

const longestDelimiter = 200;
