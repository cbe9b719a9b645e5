import { RequestError } from '../errors';
import { isBranchName, isTreePath } from '../names';
import { makeCommit, type FileToCommit } from './fastImport';
import type { Repository } from './Repository';
import type { TreeEntry } from './tree';

/** One change to a file, as a client asks for it. */
export interface FileChange {
  operation: 'create' | 'update' | 'delete';
  path: string;
  /** What is in the file afterwards; not for `delete`. */
  content?: Buffer;
  /** The id of the file as the client has seen it; not for `create`. */
  sha?: string;
}

/** A commit to make from changes. */
export interface ChangeSet {
  /** The branch to begin at. */
  branch: string;
  /** A branch to make for the commit; the commit goes to `branch` unless given. */
  newBranch?: string;
  message: string;
  author: { name: string; email: string };
  changes: FileChange[];
}

/**
 * Commits changes, all or none. The caller holds the repository's lock. What does not fit to the branch as it is now is
 * refused as Gitea refuses it.
 *
 * @returns the id of the commit
 */
export async function changeFiles(
  repository: Repository,
  { branch, newBranch = branch, message, author, changes }: ChangeSet,
): Promise<string> {
  const parent = await parentOf(repository, branch, newBranch);
  const entries = await entriesFor(repository, parent, changes);
  for (const change of changes) {
    checkChange(change, entries);
  }
  return makeCommit(repository, {
    branch: newBranch,
    parent,
    author: { ...author, date: new Date() },
    message,
    remove: changes
      .filter(({ operation }) => operation === 'delete')
      .map(({ path }) => path),
    files: changes
      .filter(({ operation }) => operation !== 'delete')
      .map(({ path, content }) => ({
        path,
        mode: modeOf(entries.get(path)),
        read: async () => content ?? Buffer.alloc(0),
      })),
  });
}

/** The commit to build on; none if this is the first of the repository. */
async function parentOf(
  repository: Repository,
  branch: string,
  newBranch: string,
): Promise<string | undefined> {
  for (const name of [branch, newBranch]) {
    if (!isBranchName(name)) {
      throw new RequestError(422, `'${name}' cannot be the name of a branch.`);
    }
  }
  const parent = await repository.commitId({ kind: 'branch', name: branch });
  if (!parent && !(await repository.isEmpty())) {
    throw new RequestError(
      404,
      `There is no branch ${branch} in ${repository.fullName}.`,
    );
  }
  if (newBranch !== branch) {
    const ref = `refs/heads/${newBranch}`;
    // git keeps branches in folders, so that one cannot lie below another.
    const taken = [...(await repository.refs()).keys()].find(
      other =>
        other === ref ||
        other.startsWith(`${ref}/`) ||
        ref.startsWith(`${other}/`),
    );
    if (taken) {
      throw new RequestError(
        422,
        `branch already exists [name: ${taken.slice('refs/heads/'.length)}]`,
      );
    }
  }
  return parent;
}

/** What lies now at the paths of the changes, and at the folders above them. */
async function entriesFor(
  repository: Repository,
  parent: string | undefined,
  changes: FileChange[],
): Promise<Map<string, TreeEntry>> {
  if (changes.length === 0) {
    throw new RequestError(422, 'There is no file to change.');
  }
  const bad = changes.find(({ path }) => !isTreePath(path));
  if (bad) {
    throw new RequestError(422, `path is invalid [path: ${bad.path}]`);
  }
  const paths = changes.map(({ path }) => path);
  if (new Set(paths).size < paths.length) {
    throw new RequestError(422, 'A path is changed twice.');
  }
  const below = paths.find(path =>
    foldersOf(path).some(folder => paths.includes(folder)),
  );
  if (below) {
    throw new RequestError(422, `${below} lies below a file of this commit.`);
  }
  const wanted = new Set(paths.flatMap(path => [path, ...foldersOf(path)]));
  return parent ? repository.entriesAt(parent, [...wanted]) : new Map();
}

function checkChange(
  { operation, path, sha }: FileChange,
  entries: Map<string, TreeEntry>,
): void {
  const entry = entries.get(path);
  if (operation !== 'create') {
    if (!entry || entry.kind === 'folder') {
      throw new RequestError(
        404,
        `repository file does not exist [path: ${path}]`,
      );
    }
    if (!sha) {
      throw new RequestError(
        422,
        `'sha' of ${path} is missing: the id of the file that is to be changed.`,
      );
    }
    if (sha !== entry.id) {
      throw new RequestError(
        422,
        `sha does not match [given: ${sha}, expected: ${entry.id}]`,
      );
    }
  }
  if (operation === 'delete') {
    return;
  }
  if (entry && operation === 'create' && entry.kind !== 'folder') {
    throw new RequestError(
      422,
      `repository file already exists [path: ${path}]`,
    );
  }
  if (entry && entry.kind !== 'file') {
    throw new RequestError(
      422,
      `${path} is a ${entry.kind} and cannot become a file.`,
    );
  }
  const above = foldersOf(path).find(folder => {
    const kind = entries.get(folder)?.kind;
    return kind !== undefined && kind !== 'folder';
  });
  if (above !== undefined) {
    throw new RequestError(
      422,
      `${path} cannot be made: ${above} is not a folder.`,
    );
  }
}

function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

// As in Gitea: a script stays one, and a new file is none.
function modeOf(entry?: TreeEntry): FileToCommit['mode'] {
  return entry?.mode === '100755' ? '100755' : '100644';
}
