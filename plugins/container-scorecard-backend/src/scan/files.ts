import { ServiceFiles, Source } from '@plimsoll/engine';
import { Repository } from './repository';

/** Tells which files of a repository are which service's; built once for all its services. */
export class RepositorySources {
  readonly #repository: Repository;
  readonly #files: ServiceFiles;

  /** @param folders - the folders of all services of the repository */
  constructor(repository: Repository, folders: readonly string[]) {
    const { files, unreadable } = repository;
    this.#repository = repository;
    this.#files = new ServiceFiles([...files, ...unreadable], folders);
  }

  /** The files of the service in a folder, as its entity's annotation changes them. */
  of(folder: string, filePatterns?: string): Source {
    const { files, unreadable, paths } = this.#repository;
    const own = this.#files.of(folder, filePatterns);
    return {
      files: files.filter(({ file }) => own.paths.has(file)),
      paths,
      unreadable: unreadable.filter(({ file }) => own.paths.has(file)),
      scope: own.scope,
    };
  }
}

/** Whether a repository has a folder at all; `undefined` where its paths are not known. */
export function hasFolder(
  { paths }: Repository,
  folder: string,
): boolean | undefined {
  if (folder === '') return true;
  return paths?.some(path => path.startsWith(`${folder}/`));
}
