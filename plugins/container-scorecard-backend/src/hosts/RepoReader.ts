import { createHash } from 'node:crypto';
import { z } from 'zod/v4';

/** What a request is for. */
export type RequestKind = 'revision' | 'listing' | 'file' | 'archive';

/** What a host answered, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Asks the API of the host; throws where it answers with an error, or with more than `most` bytes. */
export type Ask = (
  path: string,
  request: {
    kind: RequestKind;
    headers?: Record<string, string>;
    most?: number;
  },
) => Promise<Answer>;

/** A file or a symbolic link of a repository. */
export interface ListedFile {
  path: string;
  /** What the host calls its content. */
  id: string;
  isLink: boolean;
  /** In bytes; absent where the host does not say. */
  size?: number;
}

/** Reads a repository by the API of its host, piece by piece. */
export interface RepoReader {
  /** The commit that is to be read. One request; `known` may spare the host the answer. */
  revision(known: string | undefined): Promise<string>;
  /** All files of a commit; `undefined` where the host does not list them all. */
  listing(revision: string): Promise<ListedFile[] | undefined>;
  /** What is in a file. */
  content(file: ListedFile, revision: string, most: number): Promise<Buffer>;
}

/** The answer is larger than what was asked for can be. */
export class TooLargeError extends Error {
  readonly name = 'TooLargeError';
}

/** The host answered with an error. */
export class HostAnswerError extends Error {
  constructor(
    readonly name: 'NotFoundError' | 'HostAnswerError',
    message: string,
    readonly statusCode: number,
    readonly response: { headers: Headers },
  ) {
    super(message);
  }
}

/** As git has modes of links and of other repositories; listings of all hosts show those. */
export const LINK = '120000';

/** What hosts call a commit or the content of a file. */
export const idSchema = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** Bytes of a file. */
export const sizeSchema = z.number().int().nonnegative();

/**
 * The listing of a hundred thousand files has fewer. Of nothing but brackets, the same number of bytes takes so much
 * memory that the backend ends.
 */
const MOST_VALUES = 2_000_000;

/** JSON of a shape. */
export function parseAnswer<T>({ body }: Answer, schema: z.ZodType<T>): T {
  if (hasMoreValues(body, MOST_VALUES))
    throw new TooLargeError(`The answer has more than ${MOST_VALUES} values`);
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw notAsDocumented();
  }
  return parseValue(json, schema);
}

/** All of a list, which may be long: it is read to the first that is wrong. */
export function parseEach<T>(
  list: readonly unknown[],
  schema: z.ZodType<T>,
): T[] {
  return list.map(one => parseValue(one, schema));
}

function parseValue<T>(json: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw notAsDocumented();
  return parsed.data;
}

const OPENS_LIST = 0x5b;
const OPENS_OBJECT = 0x7b;
const COMMA = 0x2c;

/** Counts what stands before each value or after it. */
function hasMoreValues(json: Buffer, most: number): boolean {
  let values = 0;
  // Not by its iterator, which is ten times as slow.
  for (let at = 0; at < json.length && values <= most; at++) {
    const byte = json[at];
    if (byte === OPENS_LIST || byte === OPENS_OBJECT || byte === COMMA)
      values += 1;
  }
  return values > most;
}

/** What is no commit must not be taken for one. */
export function commitOf(text: string): string {
  return parseValue(text, idSchema);
}

function notAsDocumented() {
  return new Error(
    'The host answered with something that its API does not have; is a proxy in between?',
  );
}

/** Whether this is what the host has under that name, as git names it. */
export function isContentOf(id: string, content: Buffer): boolean {
  const named = createHash(id.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
  return named === id;
}

/** A part of a URL's path that may be encoded already. */
export function encodeOnce(part: string): string {
  return encodeURIComponent(decodeURIComponent(part));
}
