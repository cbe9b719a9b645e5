import { UrlReaderService } from '@backstage/backend-plugin-api';
import { SourceFile } from '@plimsoll/engine';
import { Unreadable } from '@plimsoll/findings';
import { ReadTimeoutError } from './problem';
import { Selection } from './selection';

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

/**
 * Reads the files of a repository that can be judged, in one go.
 *
 * Throws `NotModifiedError` where `etag` is still what the host calls it; that costs one request.
 */
export async function readRepository(
  urlReader: UrlReaderService,
  root: string,
  options: { etag?: string; limits: ReadLimits; signal: AbortSignal },
): Promise<Repository> {
  const { limits } = options;
  const selection = new Selection(limits);
  const timeout = AbortSignal.timeout(limits.timeout);
  const signal = AbortSignal.any([options.signal, timeout]);
  const read = async () => {
    const tree = await urlReader.readTree(root, {
      etag: options.etag,
      filter: (path, info) => selection.admits(path, info?.size),
      signal,
    });
    const files = await tree.files();
    return { etag: tree.etag, ...(await selection.open(files)) };
  };
  try {
    // Not every reader heeds the signal in all that it does.
    return await Promise.race([read(), rejectOn(signal)]);
  } catch (error) {
    if (timeout.aborted) throw new ReadTimeoutError(limits.timeout);
    throw error;
  }
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
