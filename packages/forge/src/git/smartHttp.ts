import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { RequestError } from '../errors';
import { collectText, exitOf, type Git } from './Git';
import type { Repository } from './Repository';

const MAX_HEADER = 16 * 1024;

export interface SmartHttpOptions {
  git: Git;
  repositories: string;
  /** The largest request body after decompression, in bytes. */
  bodyLimit: number;
  /** Present when the request carried the credentials that allow a push. */
  user?: string;
  log: (line: string) => void;
}

/**
 * Hands a request to git's own `http-backend` and its answer back, both as streams. `service` is the
 * last part of the path: `info/refs`, `git-upload-pack` or `git-receive-pack`. The caller ends the
 * answer, when everything that the client may rely on afterwards is done.
 */
export async function handOver(
  request: Request,
  response: Response,
  repository: Repository,
  service: string,
  options: SmartHttpOptions,
): Promise<void> {
  const zipped = checkHeaders(request, options.bodyLimit);
  const child = options.git.spawn([], {
    file: options.git.httpBackend,
    env: {
      GIT_PROJECT_ROOT: options.repositories,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: `/${repository.fullName}.git/${service}`,
      QUERY_STRING: request.originalUrl.split('?')[1] ?? '',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
      GIT_PROTOCOL: protocolOf(request),
      ...(options.user ? { REMOTE_USER: options.user } : {}),
    },
  });
  const ended = exitOf(child);
  ended.catch(() => {});
  const stderr = collectText(child.stderr);
  const giveUp = () => child.kill();
  response.once('close', giveUp);

  // The request is read through an iterator that leaves it open: destroying it would close the
  // connection, and the answer that says what was wrong would not arrive.
  const body = request.iterator({ destroyOnReturn: false });
  const limit = limitTo(options.bodyLimit);
  let refusal: RequestError | undefined;
  const sending = (
    zipped
      ? pipeline(body, createGunzip(), limit, child.stdin)
      : pipeline(body, limit, child.stdin)
  ).catch(error => {
    refusal = asRefusal(error);
    // Any other error means that git stopped reading; its answer and exit code tell why.
    if (refusal) {
      child.kill();
    }
  });

  // git begins its answer before it has read the request; held back, a refusal can still be sent.
  await Promise.race([sending, ended.catch(() => {})]);
  let answered = false;
  try {
    if (!refusal && (await passHead(child.stdout, response))) {
      answered = true;
      await pipeline(child.stdout, response, { end: false });
    }
  } catch (error) {
    if (!response.destroyed) {
      throw error;
    }
    child.kill(); // The client went away.
  } finally {
    response.off('close', giveUp);
  }
  const code = await ended;
  if (!answered && !response.destroyed) {
    await sending;
    throw refusal ?? new RequestError(502, 'git http-backend gave no answer.');
  }
  if (code !== 0 && !response.destroyed) {
    options.log(
      `git http-backend ended with code ${code} for ${
        repository.fullName
      } ${service}: ${(await stderr).trim()}`,
    );
  }
}

/** Reads the CGI header and sets status and headers; false if there was none. */
async function passHead(stdout: Readable, response: Response) {
  let head = Buffer.alloc(0);
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    head = Buffer.concat([head, chunk as Buffer]);
    const text = head.toString('latin1');
    const end = /\r?\n\r?\n/.exec(text);
    if (end) {
      setHead(text.slice(0, end.index), response);
      stdout.unshift(head.subarray(end.index + end[0].length));
      return true;
    }
    if (head.length > MAX_HEADER) {
      break;
    }
  }
  return false;
}

function setHead(text: string, response: Response): void {
  response.status(200);
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') {
      response.status(Number.parseInt(value, 10) || 500);
    } else if (colon > 0) {
      response.setHeader(name, value);
    }
  }
}

/** Refuses what can be refused before reading; says whether the body is compressed. */
function checkHeaders(request: Request, limit: number): boolean {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    throw tooLarge(limit);
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (!/^(identity|gzip|x-gzip)$/i.test(encoding)) {
    throw new RequestError(
      415,
      `Content-Encoding ${encoding} is not supported; use gzip or none.`,
    );
  }
  return /gzip$/i.test(encoding);
}

function limitTo(limit: number) {
  return async function* limited(source: AsyncIterable<Buffer>) {
    let length = 0;
    for await (const chunk of source) {
      length += chunk.length;
      if (length > limit) {
        throw tooLarge(limit);
      }
      yield chunk;
    }
  };
}

function tooLarge(limit: number): RequestError {
  return new RequestError(
    413,
    `The request is larger than the ${limit} bytes that this forge accepts.`,
    { Connection: 'close' },
  );
}

function asRefusal(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) {
    return error;
  }
  return String((error as NodeJS.ErrnoException).code).startsWith('Z_')
    ? new RequestError(400, 'The gzip body of the request is damaged.', {
        Connection: 'close',
      })
    : undefined;
}

function protocolOf(request: Request): string {
  const value = request.headers['git-protocol'];
  return typeof value === 'string' && /^[A-Za-z0-9=:._-]{1,100}$/.test(value)
    ? value
    : '';
}
