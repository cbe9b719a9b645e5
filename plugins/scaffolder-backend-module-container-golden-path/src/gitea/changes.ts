import { createHash } from 'node:crypto';
import type { SerializedFile } from '@backstage/plugin-scaffolder-node';
import type { GiteaFileChange, RemoteFile } from './GiteaClient';

/** What a commit has to change so that a repository holds the files, and what it cannot. */
export interface Changes {
  files: GiteaFileChange[];
  /** New files that ought to be executable: the API cannot make them so. */
  notExecutable: string[];
  /** Links that differ: the API cannot make links. */
  links: string[];
}

/**
 * Compares files with those of a commit.
 *
 * @param folder - where the files go, seen from the root of the repository; empty for the root
 * @param remove - paths to remove, seen from `folder`; those that are not there are no change
 */
export function changesBetween(
  local: readonly SerializedFile[],
  remote: ReadonlyMap<string, RemoteFile>,
  { folder, remove }: { folder: string; remove: readonly string[] },
): Changes {
  const changes: Changes = { files: [], notExecutable: [], links: [] };
  const inFolder = (path: string) => (folder ? `${folder}/${path}` : path);
  const removed = new Set(remove.map(inFolder));
  for (const file of local) {
    const path = inFolder(file.path);
    const there = remote.get(path);
    if (removed.has(path) || there?.sha === gitId(file.content)) continue;
    if (file.symlink || there?.mode === '120000') {
      changes.links.push(path);
      continue;
    }
    if (file.executable && there?.mode !== '100755') {
      changes.notExecutable.push(path);
    }
    const content = file.content.toString('base64');
    changes.files.push(
      there
        ? { operation: 'update', path, content, sha: there.sha }
        : { operation: 'create', path, content },
    );
  }
  for (const path of removed) {
    const there = remote.get(path);
    if (there) {
      changes.files.push({ operation: 'delete', path, sha: there.sha });
    }
  }
  return changes;
}

/** The id that git gives to a file with this content. */
function gitId(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
