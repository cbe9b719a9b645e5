import { Located } from './located';

/** A piece of a `MappedText`: equally long pieces map character by character, others as a whole. */
interface Piece {
  /** Where it begins in the text. */
  readonly at: number;
  readonly length: number;
  /** Where it stands in the file. */
  readonly start: number;
  readonly end: number;
}

/**
 * A text that is put together from pieces of a file, with the way back: a RUN over several lines, the value of a YAML
 * scalar, a string in a JSON form.
 *
 * @public
 */
export interface MappedText {
  readonly text: string;
  /** Where the whole text stands in the file, from its first to its last piece. */
  readonly at: Located;
  /** Where the characters from `start` to `end` of this text stand in the file. */
  locate(start: number, end: number): Located;
  /** A part of this text. */
  slice(start: number, end?: number): MappedText;
  /** The same text in a file in which it stands further on. */
  moved(by: number): MappedText;
}

/** A stretch of a file as it stands there. @public */
export function plainText(text: string, start: number): MappedText {
  return onePiece(text, start);
}

function onePiece(text: string, start: number): PiecedText {
  const { length } = text;
  const pieces = length ? [{ at: 0, length, start, end: start + length }] : [];
  return new PiecedText(text, pieces, start);
}

class PiecedText implements MappedText {
  constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
    /** Where an empty text stands. */
    private readonly origin: number,
  ) {}

  get at(): Located {
    return this.locate(0, this.text.length);
  }

  locate(start: number, end: number): Located {
    const from = this.#startOf(start);
    if (end <= start) return { start: from, end: from };
    return { start: from, end: Math.max(from, this.#endOf(end)) };
  }

  slice(start: number, end: number = this.text.length): MappedText {
    const from = Math.max(0, Math.min(start, this.text.length));
    const to = Math.max(from, Math.min(end, this.text.length));
    const first = this.#pieceAt(from);
    const whole = this.pieces[first];
    // Nearly all parts lie in one piece.
    if (whole && isExact(whole) && to <= whole.at + whole.length)
      return onePiece(this.text.slice(from, to), whole.start + from - whole.at);
    const builder = new MappedTextBuilder(this.#startOf(from));
    for (let index = first; index < this.pieces.length; index++) {
      const piece = this.pieces[index];
      if (piece.at >= to) break;
      const left = Math.max(from, piece.at);
      const right = Math.min(to, piece.at + piece.length);
      if (right <= left) continue;
      const at = this.locate(left, right);
      builder.add(this.text.slice(left, right), at.start, at.end);
    }
    return builder.build();
  }

  moved(by: number): MappedText {
    return new PiecedText(
      this.text,
      this.pieces.map(piece => ({
        ...piece,
        start: piece.start + by,
        end: piece.end + by,
      })),
      this.origin + by,
    );
  }

  /** Adds the whole text to a builder, piece by piece. */
  copyTo(builder: MappedTextBuilder) {
    for (const { at, length, start, end } of this.pieces)
      builder.add(this.text.slice(at, at + length), start, end);
  }

  #startOf(offset: number): number {
    const piece = this.pieces[this.#pieceAt(offset)];
    if (!piece) return this.origin;
    const inside = offset - piece.at;
    if (inside >= piece.length) return piece.end;
    return isExact(piece) ? piece.start + inside : piece.start;
  }

  /** The end of the character before `offset`. */
  #endOf(offset: number): number {
    const piece = this.pieces[this.#pieceAt(offset - 1)];
    if (!piece) return this.origin;
    const inside = Math.min(offset - piece.at, piece.length);
    return isExact(piece) ? piece.start + inside : piece.end;
  }

  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * Puts a `MappedText` together.
 *
 * @public
 */
export class MappedTextBuilder {
  readonly #texts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;

  /** `origin`: where the text stands in the file if nothing is added to it. */
  constructor(private readonly origin: number) {}

  /** How long the text is so far. */
  get length(): number {
    return this.#length;
  }

  /**
   * Adds the text that stands in the file from `start` to `end`. Without an `end`, or with one as far away as the
   * text is long, each character stands for itself; otherwise the whole stretch stands for the whole text.
   */
  add(text: string, start: number, end: number = start + text.length): this {
    if (!text) return this;
    const last = this.#pieces[this.#pieces.length - 1];
    const piece = { at: this.#length, length: text.length, start, end };
    if (last && isExact(last) && isExact(piece) && last.end === start)
      this.#pieces[this.#pieces.length - 1] = {
        at: last.at,
        length: last.length + text.length,
        start: last.start,
        end,
      };
    else this.#pieces.push(piece);
    this.#texts.push(text);
    this.#length += text.length;
    return this;
  }

  /** Adds another text with its own way back. */
  addMapped(text: MappedText): this {
    if (text instanceof PiecedText) text.copyTo(this);
    else this.add(text.text, text.at.start, text.at.end);
    return this;
  }

  build(): MappedText {
    const text =
      this.#texts.length === 1 ? this.#texts[0] : this.#texts.join('');
    return new PiecedText(text, this.#pieces, this.origin);
  }
}

const isExact = (piece: Piece) => piece.end - piece.start === piece.length;
