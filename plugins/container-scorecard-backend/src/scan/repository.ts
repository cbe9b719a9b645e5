import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isErrorWithName, NotModifiedError } from '@backstage/errors';
import { isCandidatePath, maskPath, SourceFile } from '@plimsoll/engine';
import { Unreadable } from '@plimsoll/findings';
import { HostApis } from '../hosts/api';
import { Hosts } from '../hosts/Hosts';
import { HostPausedError } from '../hosts/pause';
import {
  HostAnswerError,
  isContentOf,
  ListedFile,
  RepoReader,
  RequestKind,
  TooLargeError,
} from '../hosts/RepoReader';
import { isBrokenOff, ReadTimeoutError, refusalOf } from './problem';
import { isPlain, LARGEST_YAML, Selection } from './selection';

/** How much of one repository is read. */
export interface ReadLimits {
  /** Milliseconds for reading one repository. */
  timeout: number;
  /** Bytes above which a file is not read. */
  maxFileSize: number;
  /** Files that are read. */
  maxFiles: number;
}

/** What was read of a repository, at one revision. Paths are relative to its root, with forward slashes. */
export interface Repository {
  /** What the host calls this state of it: for git hosts the commit. */
  etag: string;
  files: SourceFile[];
  unreadable: Unreadable[];
  /** Every path of it, read or not; absent where there are too many to keep. */
  paths?: string[];
}

/** What reading needs. */
export interface RepositoryTools {
  urlReader: UrlReaderService;
  hosts: Hosts;
  /** Absent where everything is read by Backstage's reader. */
  apis?: HostApis;
  /** Called for each request that is not made by the APIs. */
  onRequest?: (host: string, kind: RequestKind) => void;
  /** Called as each reading ends. */
  onRead?: (host: string, result: 'changed' | 'unchanged' | 'failed') => void;
}

/** How a repository is read. */
export interface ReadOptions {
  /** What the host called the state that is known. */
  etag?: string;
  limits: ReadLimits;
  /** Whether somebody waits for it. */
  urgent?: boolean;
  signal: AbortSignal;
}

/** With more files than this, one archive is less for the host than so many requests. */
const MOST_SINGLE_FILES = 20;
/** Of one repository. */
const AT_ONCE = 4;
/** How a host says that it does not understand. */
const REFUSED = new Set([400, 405, 422]);
/** Where the host does not say the size of files before they are read. */
const MOST_BYTES_UNSAID = 64 * 1024 * 1024;

/**
 * Reads the files of a repository that can be judged, in one go.
 *
 * Throws `NotModifiedError` where `etag` is still what the host calls it; that costs one request. `HostPausedError`
 * where the host is to be left alone.
 */
export async function readRepository(
  tools: RepositoryTools,
  root: string,
  options: ReadOptions,
): Promise<Repository> {
  const { limits } = options;
  const { host } = new URL(root);
  const timeout = AbortSignal.timeout(limits.timeout);
  const signal = AbortSignal.any([options.signal, timeout]);
  const once = () => read(tools, root, { ...options, signal });
  try {
    const repository = await tools.hosts.withRepository(host, () =>
      // Not every reader heeds the signal in all that it does.
      Promise.race([
        // Hosts close connections that rest, sometimes as a request is on its way.
        once().catch(error =>
          isBrokenOff(error) ? once() : Promise.reject(error),
        ),
        rejectOn(signal),
      ]),
    );
    tools.onRead?.(host, 'changed');
    return repository;
  } catch (error) {
    const isUnchanged = isErrorWithName(error, 'NotModifiedError');
    tools.onRead?.(host, isUnchanged ? 'unchanged' : 'failed');
    if (timeout.aborted) throw new ReadTimeoutError(limits.timeout);
    throw error;
  }
}

async function read(
  tools: RepositoryTools,
  root: string,
  options: ReadOptions,
): Promise<Repository> {
  const { etag, limits } = options;
  const reader = tools.apis?.readerOf(root, options);
  if (!reader) return readArchive(tools, root, options);

  const revision = await reader.revision(etag);
  if (revision === etag) throw new NotModifiedError();
  const files = await readFiles(reader, revision, limits);
  return files
    ? { etag: revision, ...files }
    : readArchive(tools, root, { ...options, etag: undefined });
}

/** By Backstage's own reader, which knows every host. */
async function readArchive(
  { urlReader, hosts, onRequest }: RepositoryTools,
  root: string,
  options: ReadOptions,
): Promise<Repository> {
  const { host } = new URL(root);
  const { etag, limits, signal } = options;
  const selection = new Selection(limits);
  try {
    return await hosts.request(host, options, async () => {
      onRequest?.(host, 'archive');
      const tree = await urlReader.readTree(root, {
        etag,
        filter: (path, info) => selection.admits(path, info?.size),
        signal,
      });
      const files = await tree.files();
      // A page to sign in, or nothing: there is no commit without a file.
      if (selection.isEmpty)
        throw new Error(`${host} sent an archive that holds no file`);
      return { etag: tree.etag, ...(await selection.open(files)) };
    });
  } catch (error) {
    const wait = refusalOf(error);
    if (wait === undefined) throw error;
    throw new HostPausedError(host, await hosts.pause(host, 'refused', wait));
  }
}

/**
 * The same files as are in the archive, one by one. `undefined` where that would be more requests than the archive,
 * or where the archive may not be what is in the repository.
 */
async function readFiles(
  reader: RepoReader,
  revision: string,
  limits: ReadLimits,
): Promise<Omit<Repository, 'etag'> | undefined> {
  const listed = await reader.listing(revision).catch(orRefused);
  if (!listed) return undefined;
  const files = inOrderOfGit(listed.filter(({ path }) => isPlain(path)));
  // Which of two would be in the archive only the archive can tell.
  if (files.some(({ path }, at) => path === files[at + 1]?.path))
    return undefined;

  const rehearsal = new Selection(limits);
  const wanted = files.filter(
    ({ path, size, isLink }) =>
      (size === undefined
        ? isCandidatePath(path)
        : rehearsal.admits(path, isLink ? 0 : size)) &&
      !isLink &&
      size !== 0,
  );
  const attributes = files.filter(({ path }) =>
    /(?:^|\/)\.gitattributes$/.test(path),
  );
  if (wanted.length + attributes.length > MOST_SINGLE_FILES) return undefined;

  const most = Math.max(limits.maxFileSize, LARGEST_YAML);
  const contents = new Map<string, Buffer>();
  const sizes = new Map<string, number>();
  let total = 0;
  const readOne = async (file: ListedFile) => {
    const content = await reader
      .content(file, revision, file.size ?? most)
      .catch(orUndefined);
    const isListed = content
      ? isContentOf(file.id, content)
      : file.size === undefined;
    if (!isListed) {
      throw new Error(
        `What the host sent for ${maskPath(
          file.path,
        )} is not what it has in its list`,
      );
    }
    sizes.set(file.path, content?.length ?? most + 1);
    if (content) contents.set(file.path, content);
    total += content?.length ?? 0;
  };
  await inTurn(attributes, readOne);
  if (attributes.some(({ path }) => changesArchive(contents.get(path))))
    return undefined;
  await inTurn(wanted, async file => {
    if (total <= MOST_BYTES_UNSAID) await readOne(file);
  });
  if (total > MOST_BYTES_UNSAID) return undefined;

  const selection = new Selection(limits);
  const found = files.filter(({ path, isLink, size }) =>
    selection.admits(path, isLink ? 0 : size ?? sizes.get(path)),
  );
  return selection.open(
    found.map(({ path }) => ({
      path,
      content: async () => contents.get(path) ?? Buffer.alloc(0),
    })),
  );
}

/** Attributes with which an archive leaves files out, or writes others than there are. */
function changesArchive(attributes: Buffer | undefined): boolean {
  return (
    attributes === undefined ||
    /export-|eol=crlf|\bident\b|working-tree-encoding/.test(
      attributes.toString('utf8'),
    )
  );
}

function orUndefined(error: unknown): undefined {
  if (error instanceof TooLargeError) return undefined;
  throw error;
}

/** An older version of a host may not know how it is asked for all of a list at once. */
function orRefused(error: unknown): undefined {
  if (error instanceof HostAnswerError && REFUSED.has(error.statusCode))
    return undefined;
  return orUndefined(error);
}

/** As git has them in a tree, and in an archive: by the bytes of their paths. */
function inOrderOfGit(files: readonly ListedFile[]): ListedFile[] {
  return files
    .map(file => ({ file, bytes: Buffer.from(file.path) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ file }) => file);
}

async function inTurn<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = left.shift(); item; item = left.shift()) await work(item);
    }),
  );
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
