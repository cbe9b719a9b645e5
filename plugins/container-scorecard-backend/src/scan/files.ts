import { kindOf, Source } from '@plimsoll/engine';
import { Repository } from './repository';

/**
 * The files of a repository that belong to the service in one of its folders: those in the folder, and of the
 * pipelines at the root those that name the folder. Where no pipeline names any service's folder, they work on the
 * repository as a whole, and all of them belong to each.
 *
 * `folders` are the folders of all services of the repository.
 */
export function filesOf(
  repository: Repository,
  folder: string,
  folders: readonly string[],
): Source {
  const { files, paths, unreadable } = repository;
  if (folder === '') return { files, paths, unreadable };

  const isInside = (path: string) => path.startsWith(`${folder}/`);
  const pipelines = files.filter(({ file }) => isRootPipeline(file));
  const isNamed = pipelines.some(({ text }) =>
    [folder, ...folders].some(one => one !== '' && names(text, one)),
  );
  return {
    files: [
      ...files.filter(({ file }) => isInside(file)),
      ...pipelines.filter(({ text }) => !isNamed || names(text, folder)),
    ],
    paths,
    // What an unreadable pipeline names is not known.
    unreadable: unreadable.filter(
      ({ file }) => isInside(file) || isRootPipeline(file),
    ),
  };
}

/** Whether a repository has a folder at all; `undefined` where its paths are not known. */
export function hasFolder(
  { paths }: Repository,
  folder: string,
): boolean | undefined {
  if (folder === '') return true;
  return paths?.some(path => path.startsWith(`${folder}/`));
}

function isRootPipeline(path: string): boolean {
  const kind = kindOf(path);
  const isAtRoot = !path.includes('/') || /^\.[^/]+\//.test(path);
  return isAtRoot && (kind === 'github-actions' || kind === 'gitlab-ci');
}

/** `services/web` is named by `./services/web/**`, not by `services/web-admin`. */
function names(text: string, folder: string): boolean {
  const escaped = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
}
