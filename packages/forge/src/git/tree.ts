/** One thing in a tree: a file, a folder, a symbolic link or another repository. */
export interface TreeEntry {
  mode: string;
  kind: 'file' | 'folder' | 'link' | 'submodule';
  id: string;
  /** From the root of the repository. */
  path: string;
  /** In bytes; only files and links have one. */
  size?: number;
}

/** Reads the output of `git ls-tree -z -l`. */
export function parseTree(output: Buffer): TreeEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(record => record !== '')
    .map(record => {
      const tab = record.indexOf('\t');
      const [mode, , id, size] = record.slice(0, tab).split(/ +/);
      return {
        mode,
        kind: kindOf(mode),
        id,
        path: record.slice(tab + 1),
        size: size === '-' ? undefined : Number(size),
      };
    });
}

/** The entries of one folder with their full paths: folders first, then the rest, each by name. */
export function contentsOf(folder: string, entries: TreeEntry[]): TreeEntry[] {
  return entries
    .map(entry => ({
      ...entry,
      path: folder === '' ? entry.path : `${folder}/${entry.path}`,
    }))
    .sort(
      (a, b) =>
        Number(b.kind === 'folder') - Number(a.kind === 'folder') ||
        (a.path < b.path ? -1 : 1),
    );
}

/** The last segment of the path. */
export function nameOf(entry: TreeEntry): string {
  return entry.path.slice(entry.path.lastIndexOf('/') + 1);
}

function kindOf(mode: string): TreeEntry['kind'] {
  switch (mode) {
    case '040000':
      return 'folder';
    case '120000':
      return 'link';
    case '160000':
      return 'submodule';
    default:
      return 'file';
  }
}
