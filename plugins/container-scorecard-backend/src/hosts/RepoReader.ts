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

/** JSON of a shape. */
export function parseAnswer<T>(
  { body }: Answer,
  schema: { safeParse(json: unknown): { data?: T; success: boolean } },
): T {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw notAsDocumented();
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success || parsed.data === undefined) throw notAsDocumented();
  return parsed.data;
}

/** What is no commit must not be taken for one. */
export function commitOf(text: string): string {
  if (!/^[0-9a-f]{40,64}$/.test(text)) throw notAsDocumented();
  return text;
}

function notAsDocumented() {
  return new Error(
    'The host answered with something that its API does not have; is a proxy in between?',
  );
}

/** A part of a URL's path that may be encoded already. */
export function encodeOnce(part: string): string {
  return encodeURIComponent(decodeURIComponent(part));
}
