import { ServiceFolders } from './folders';

/**
 * Where a service is in a repository that holds several: what is only about the others is none of its.
 *
 * @public
 */
export interface ServiceScope {
  /** Its folder, relative to the root of the source; empty for the root. */
  readonly folder: string;
  /** The folders of the other services. */
  readonly others: readonly string[];
  /** Files outside of its folder that are its own all the same. */
  readonly also?: readonly string[];
}

/** Tells what of a shared file is about other services only. */
export class Scope {
  readonly #folders: ServiceFolders;
  readonly #also: ReadonlySet<string>;

  constructor(private readonly scope: ServiceScope) {
    this.#folders = new ServiceFolders([scope.folder, ...scope.others]);
    this.#also = new Set(scope.also);
  }

  /** A file in its folder, and in no other service's; or one that it was given. */
  owns(file: string): boolean {
    return (
      this.#also.has(file) || this.#folders.ownerOf(file) === this.scope.folder
    );
  }

  /** A file or folder that is in another service's folder. */
  isOthers(path: string): boolean {
    const owner = this.#folders.ownerOf(`${path}/`);
    return owner !== undefined && owner !== this.scope.folder;
  }

  /** A file or folder that is in this service's folder, and in no other's. */
  isIn(path: string): boolean {
    const owner = this.#folders.ownerOf(`${path}/`);
    return owner !== undefined && owner === this.scope.folder;
  }

  /** A text names other services' folders, and not this one's; undefined if it names none at all. */
  namesOthers(text: string): boolean | undefined {
    return this.#without(this.#folders.namedIn(text));
  }

  /** A name is like that of other services, and not like this one's; undefined if it is like none. */
  isLikeOthers(name: string): boolean | undefined {
    return this.#without(this.#folders.namesakesOf(name));
  }

  /** The same for a path. */
  pathIsLikeOthers(path: string): boolean | undefined {
    return this.#without(this.#folders.namesakesOfPath(path));
  }

  #without(folders: ReadonlySet<string>): boolean | undefined {
    return folders.size === 0 ? undefined : !folders.has(this.scope.folder);
  }
}
