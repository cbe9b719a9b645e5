import type {
  Dockerfile,
  Located,
  ParsedFile,
  SourceText,
} from '@plimsoll/syntax';

/** Lines of a file, from 1, both included. */
export interface Lines {
  first: number;
  last: number;
}

/** Finds what a comment on a line of its own speaks of. Reads the file once, however many comments ask. */
export class Targets {
  readonly #source: SourceText;
  /** Per line its indentation, and -1 for a line that is empty or a comment. */
  #indents: readonly number[] | undefined;
  #instructions: readonly Lines[] | undefined;

  constructor(private readonly file: ParsedFile) {
    this.#source = file.source;
  }

  /** The instruction below; of the instruction that the comment is inside, the next line. */
  instruction(line: number): Lines {
    const next = this.#nextLine(line);
    this.#instructions ??= (this.file as Dockerfile).instructions.map(at =>
      this.#linesOf(at),
    );
    const own = holding(this.#instructions, next);
    return own?.first === next ? own : { first: next, last: next };
  }

  /** The stage below or around. */
  stage(line: number): Lines {
    const next = this.#nextLine(line);
    const nearest = { first: next, last: next };
    if (this.file.kind !== 'dockerfile') return nearest;
    const stages = (this.file as Dockerfile).stages.map(({ instructions }) => ({
      first: this.#linesOf(instructions[0]).first,
      last: this.#linesOf(instructions[instructions.length - 1]).last,
    }));
    return holding(stages, next) ?? nearest;
  }

  /** The line below, with the lines that YAML's indentation puts under it. */
  block(line: number): Lines {
    const first = this.#nextLine(line);
    const indent = this.#indent(first);
    const isItem = this.#isItem(first);
    let last = first;
    for (let next = first + 1; next <= this.#source.lineCount; next++) {
      const own = this.#indent(next);
      if (own < 0) continue;
      // A list may stand no deeper than its key.
      const isOwnItem = !isItem && own === indent && this.#isItem(next);
      if (own <= indent && !isOwnItem) break;
      last = next;
    }
    return { first, last };
  }

  #nextLine(line: number): number {
    let next = line + 1;
    while (next <= this.#source.lineCount && this.#indent(next) < 0) next++;
    return next > this.#source.lineCount ? line : next;
  }

  #isItem(line: number): boolean {
    return /^\s*-(\s|$)/.test(this.#source.line(line));
  }

  #indent(line: number): number {
    this.#indents ??= Array.from({ length: this.#source.lineCount }, (_, i) => {
      const content = this.#source.line(i + 1);
      const indent = content.length - content.trimStart().length;
      return indent === content.length || content[indent] === '#' ? -1 : indent;
    });
    return this.#indents[line - 1] ?? -1;
  }

  #linesOf(at: Located): Lines {
    const { startLine, endLine, endColumn } = this.#source.range(at);
    // A range that ends with a line break ends before the next line.
    const last = endColumn === 1 && endLine > startLine ? endLine - 1 : endLine;
    return { first: startLine, last };
  }
}

/** The stretch of lines that holds a line. They are in order. */
function holding(stretches: readonly Lines[], line: number): Lines | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle].first <= line) low = middle;
    else high = middle - 1;
  }
  const found = stretches[low];
  return found && found.first <= line && line <= found.last ? found : undefined;
}
