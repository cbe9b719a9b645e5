import type { Context, IgnoreFile } from './nodes';

/**
 * The folder that a build sends to the builder, without what its ignore file leaves out.
 *
 * @public
 */
export function buildContext(folder: string, ignore?: IgnoreFile): Context {
  const root =
    folder === '.' ? '' : folder.replace(/^\.\//, '').replace(/\/$/, '');
  const prefix = root && `${root}/`;
  return {
    folder: root,
    ignore,
    ignored: path =>
      !path.startsWith(prefix) ||
      (ignore?.ignores(path.slice(prefix.length)) ?? false),
  };
}

/**
 * The ignore file that a build reads: `<Dockerfile>.dockerignore` beside the Dockerfile, or else the one at the top of
 * the context.
 *
 * @public
 */
export function ignoreFileFor(
  dockerfile: string,
  folder: string,
  ignoreFiles: readonly IgnoreFile[],
): IgnoreFile | undefined {
  const at = (path: string) =>
    ignoreFiles.find(({ source }) => source.file === path);
  const root = folder === '.' ? '' : folder;
  return (
    at(`${dockerfile}.dockerignore`) ??
    at(root ? `${root}/.dockerignore` : '.dockerignore')
  );
}
