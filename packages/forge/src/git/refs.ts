import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

// Refs are read from the files in which git keeps them, because every request needs some and a
// process for each would cost more than all the rest. `Git` asks for this format in its environment.

const ID = /^[0-9a-f]{40}$/;

/** The object that a ref points to; undefined if there is no such ref. */
export async function readRef(
  gitDir: string,
  ref: string,
): Promise<string | undefined> {
  const loose = await looseRef(gitDir, ref);
  return loose ?? (await packedRefs(gitDir)).get(ref);
}

/** All branches and tags with the object they point to, by name. */
export async function readRefs(gitDir: string): Promise<Map<string, string>> {
  const refs = await packedRefs(gitDir);
  for (const folder of ['refs/heads', 'refs/tags']) {
    const entries = await readdir(join(gitDir, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    for (const entry of entries) {
      const ref = relative(gitDir, join(entry.parentPath, entry.name));
      const id = entry.isFile() ? await looseRef(gitDir, ref) : undefined;
      if (id) {
        refs.set(ref, id);
      }
    }
  }
  return new Map([...refs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function looseRef(
  gitDir: string,
  ref: string,
): Promise<string | undefined> {
  // Also what is still being written: git completes `<ref>.lock` and then renames it.
  if (ref.endsWith('.lock')) {
    return undefined;
  }
  const text = await readFile(join(gitDir, ref), 'utf8').catch(() => '');
  return ID.test(text.trim()) ? text.trim() : undefined;
}

async function packedRefs(gitDir: string): Promise<Map<string, string>> {
  const path = join(gitDir, 'packed-refs');
  const text = await readFile(path, 'utf8').catch(() => '');
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [id, ref] = line.split(' ');
    if (ID.test(id) && /^refs\/(heads|tags)\//.test(ref ?? '')) {
      refs.set(ref, id);
    }
  }
  return refs;
}
