import type { Unreadable } from '@plimsoll/findings';
import { kindOf, ServiceScope } from '@plimsoll/syntax';

/** A file of the source, by its path from the root with forward slashes. @public */
export interface SourceFile {
  file: string;
  text: string;
}

/**
 * The files that belong to a service, read.
 *
 * @public
 */
export interface Source {
  files: readonly SourceFile[];
  /** Paths of all files there are, also of those that are not read. Some rules ask whether a file exists. */
  paths?: readonly string[];
  /** Files that were found and could not be read. They make the scan partial. */
  unreadable?: readonly Unreadable[];
  /** Which of several services of a repository this is; absent where all of the files are one. */
  scope?: ServiceScope;
}

/** No file that people write is larger. @public */
export const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Turns the bytes of a candidate file into text, or says why it cannot be judged. Undefined for one that would not be
 * judged anyway: most YAML files are none of ours, so that it is no loss if one of them is large or binary. The text
 * of every other is kept, because a file of ours may include it.
 *
 * @param bytes - the file, or more than `MAX_FILE_BYTES` of its first bytes if it is larger
 * @public
 */
export function decodeFile(
  file: string,
  bytes: Uint8Array,
): SourceFile | Unreadable | undefined {
  const { text, reason } = decode(bytes);
  if (reason === undefined) return { file, text };
  return kindOf(file, text) ? { file, reason } : undefined;
}

/** The text as far as it can be told, and why it cannot be judged. */
function decode(bytes: Uint8Array): { text: string; reason?: string } {
  if (bytes.length > MAX_FILE_BYTES) {
    const head = new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
    return { text: head, reason: 'is larger than 1 MiB' };
  }
  try {
    // The byte-order mark stays, so that places in the text are places in the file.
    const text = new TextDecoder('utf-8', {
      fatal: true,
      ignoreBOM: true,
    }).decode(bytes);
    if (!text.includes('\0')) return { text };
    return { text, reason: 'holds binary data' };
  } catch {
    return {
      text: new TextDecoder().decode(bytes.subarray(0, 64 * 1024)),
      reason: bytes.includes(0) ? 'holds binary data' : 'is not UTF-8 text',
    };
  }
}
