import { createHash } from 'node:crypto';
import { Transform, TransformCallback } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much text is put together before it is handed on. */
const CHUNK = 64 * 1024;

/** Text in pieces of a handy size, as UTF-8. Requests come in between, however fast it is read. */
export async function* bytesOf(
  text: AsyncIterable<string>,
): AsyncGenerator<Buffer> {
  let pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    pieces.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    yield Buffer.from(pieces.join(''));
    pieces = [];
    length = 0;
    await nextTurn();
  }
  if (length > 0) yield Buffer.from(pieces.join(''));
}

/** The pieces of a JSON array, an item on each line, so that two reports can be compared line by line. */
export async function* jsonArray(
  items: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n]';
}

/** Lets bytes through, and knows afterwards what they were. */
export class Digest extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ) {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  /** SHA-256 in hex, and how many bytes there were. To be asked once, when all of them are through. */
  summary(): { sha256: string; bytes: number } {
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }
}
