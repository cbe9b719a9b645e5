import { UNKNOWN } from '../text';

/** As long as Linux lets a path be. */
const longest = 4096;

const drive = /^[A-Za-z]:/;

/** Whether a path begins at the root, also the Windows way; undefined when a variable hides its beginning. */
export function isAbsolutePath(path: string): boolean | undefined {
  if (path.startsWith(UNKNOWN)) return undefined;
  return path.startsWith('/') || path.startsWith('\\') || drive.test(path);
}

/** Where a path leads from a folder; undefined for a relative path from an unknown folder. */
export function resolvePath(
  folder: string | undefined,
  path: string,
): string | undefined {
  if (drive.test(path) || path.startsWith('\\')) return path;
  if (path.startsWith('/')) return normalise(path);
  if (folder === undefined) return undefined;
  if (drive.test(folder) || folder.startsWith('\\')) return undefined;
  // Each step goes on from the one before: without an end the paths of a long file would fill the memory.
  if (folder.length + path.length > longest) return undefined;
  return normalise(`${folder}/${path}`);
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  return `/${parts.join('/')}`;
}
