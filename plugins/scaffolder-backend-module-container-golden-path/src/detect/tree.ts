import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '@plimsoll/source';

/** No manifest that people or package managers for services write is larger; a lock file's name says enough. */
const MOST_BYTES = 1024 * 1024;

/** The files of a repository, or of one folder of it. */
export interface Tree {
  /** All of them, with `/`, sorted. */
  paths: readonly string[];
  /** The text of one; undefined where there is none, or none that can be read as text. */
  read(path: string): string | undefined;
}

/** A tree of texts. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return {
    paths: Object.keys(files).sort(),
    read: path => (Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

/** The part of a tree that lies in a folder, seen from there. */
export function inFolder(tree: Tree, folder: string): Tree {
  if (folder === '') return tree;
  const prefix = `${folder}/`;
  return {
    paths: tree.paths
      .filter(path => path.startsWith(prefix))
      .map(path => path.slice(prefix.length)),
    read: path => tree.read(`${prefix}${path}`),
  };
}

/** Files that tell of a stack, besides those that tell of containers. */
const TELLING =
  /(?:^|\/)(?:go\.(?:mod|work)|package\.json|\.yarnrc\.yml|\.nvmrc|\.node-version|\.tool-versions|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|requirements[\w.-]*\.(?:txt|in|lock)|runtime\.txt|\.python-version|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|\.java-version|\.sdkmanrc|libs\.versions\.toml|Cargo\.toml|rust-toolchain(?:\.toml)?|global\.json|[^/]+\.(?:cs|fs|vb)proj|application\.(?:properties|ya?ml)|gunicorn\.conf\.py|artisan|manage\.py|(?:app|main|wsgi|asgi|server|__main__|__init__)\.py|main\.go)$/;
/** Java's entry points have any name. */
const ENTRIES = /(?:^|\/)src\/main\/(?:java|kotlin)\/.*\.(?:java|kt)$/;
const MOST_ENTRIES = 500;

/** Reads what tells of a stack in a folder on disk. Never leaves it, and follows no link. */
export async function readTree(folder: string): Promise<Tree> {
  const source = await readFolder(folder);
  const paths = [...(source.paths ?? [])].sort();
  const texts = new Map(source.files.map(({ file, text }) => [file, text]));
  const wanted = [
    ...paths.filter(path => TELLING.test(path)),
    ...paths.filter(path => ENTRIES.test(path)).slice(0, MOST_ENTRIES),
  ];
  for (const path of wanted) {
    if (texts.has(path)) continue;
    const text = await readText(join(folder, path));
    if (text !== undefined) texts.set(path, text);
  }
  return { paths, read: path => texts.get(path) };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    const handle = await open(
      path,
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      const stats = await handle.stat();
      if (!stats.isFile() || stats.size > MOST_BYTES) return undefined;
      return (await handle.readFile('utf8')).replace(/^\uFEFF/, '');
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
