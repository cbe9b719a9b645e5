import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import {
  decodeFile,
  isCandidatePath,
  kindOf,
  MAX_FILE_BYTES,
  Source,
  SourceFile,
} from '@plimsoll/engine';
import type { Unreadable } from '@plimsoll/findings';
import { SourceError } from './source-error';

/** A folder with more than this is not one service. */
const MOST_FILES = 5_000;
const MOST_PATHS = 200_000;

/** Folders that hold other people's files, in any number. */
const skipped = new Set(['.git', 'node_modules']);

/**
 * What reading a folder may be told.
 *
 * @public
 */
export interface ReadOptions {
  /** Asked once, with the real path of the folder: which paths in it, with forward slashes, are left out. */
  ignored?(root: string): Promise<(path: string) => boolean>;
}

/**
 * Reads the files of a folder that may be judged. Never leaves the folder, follows no link to a folder, waits for no
 * pipe, and names what it could not read.
 *
 * @throws {@link SourceError} where there is no such folder
 * @public
 */
export async function readFolder(
  folder: string,
  { ignored }: ReadOptions = {},
): Promise<Source> {
  const root = await rootOf(folder);
  const isIgnored = (await ignored?.(root)) ?? (() => false);
  const walk: Walk = { root, isIgnored, files: [], unreadable: [], paths: [] };
  const waiting = [''];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (walk.paths.length >= MOST_PATHS || walk.files.length >= MOST_FILES) {
      walk.unreadable.push({
        file: next || '.',
        reason: `was left out: there are more than ${MOST_FILES} files to judge or ${MOST_PATHS} files in all`,
      });
      break;
    }
    waiting.push(...(await readOneFolder(walk, next)));
  }
  const { files, unreadable, paths } = walk;
  return { files, unreadable, paths };
}

interface Walk extends Source {
  root: string;
  isIgnored: (path: string) => boolean;
  files: SourceFile[];
  unreadable: Unreadable[];
  paths: string[];
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw new SourceError(`${folder} cannot be scanned: it ${reasonOf(error)}`);
  }
  throw new SourceError(
    `${folder} cannot be scanned: it is not a folder. Give the folder that holds the service`,
  );
}

/** Reads the files of one folder; gives the folders in it, last first. */
async function readOneFolder(walk: Walk, folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(join(walk.root, folder), { withFileTypes: true });
  } catch (error) {
    walk.unreadable.push({ file: folder || '.', reason: reasonOf(error) });
    return [];
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const folders: string[] = [];
  for (const entry of entries) {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (walk.isIgnored(file)) continue;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) folders.push(file);
      continue;
    }
    walk.paths.push(file);
    if (!isCandidatePath(file)) continue;
    const result = entry.isSymbolicLink()
      ? await readLink(walk.root, file)
      : await readOneFile(join(walk.root, file), file);
    if (!result) continue;
    if ('text' in result) walk.files.push(result);
    else walk.unreadable.push(result);
  }
  return folders.reverse();
}

/** A link to a file in the folder that is not judged under its own name stands for that file. */
async function readLink(
  root: string,
  file: string,
): Promise<SourceFile | Unreadable | undefined> {
  const refuse = (reason: string) =>
    kindOf(file) ? { file, reason } : undefined;
  let target: string;
  try {
    target = await realpath(join(root, file));
    if ((await stat(target)).isDirectory()) return undefined;
  } catch (error) {
    return refuse(`is a link that ${reasonOf(error)}`);
  }
  const inside = relative(root, target).split(sep).join('/');
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside)) {
    return refuse('is a link that leads out of the folder');
  }
  const isJudgedThere =
    isCandidatePath(inside) && kindOf(inside) === kindOf(file);
  return isJudgedThere ? undefined : readOneFile(target, file);
}

async function readOneFile(
  path: string,
  file: string,
): Promise<SourceFile | Unreadable | undefined> {
  let handle;
  try {
    // What was a file a moment ago may be a link or a pipe by now.
    handle = await open(
      path,
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    if (!(await handle.stat()).isFile()) {
      return kindOf(file)
        ? { file, reason: 'is not a regular file' }
        : undefined;
    }
    const bytes = Buffer.allocUnsafe(MAX_FILE_BYTES + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length);
      if (!bytesRead) break;
      length += bytesRead;
    }
    return decodeFile(file, bytes.subarray(0, length));
  } catch (error) {
    return kindOf(file) ? { file, reason: reasonOf(error) } : undefined;
  } finally {
    await handle?.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'leads nowhere',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'leads to itself',
  ENOTDIR: 'leads nowhere',
  ENXIO: 'is not a regular file',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? `could not be read: ${message}`;
}
