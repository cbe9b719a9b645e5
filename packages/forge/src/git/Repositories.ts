import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ForgeError, RequestError } from '../errors';
import { isOwnerName, isRefName, isRepositoryName } from '../names';
import type { Git } from './Git';
import { Repository } from './Repository';

export interface NewRepository {
  description?: string;
  defaultBranch?: string;
}

/**
 * The data folder: `<owner>/<repository>.git`, nothing else. Names are checked before they become
 * paths, and a symbolic link is never followed out of the folder.
 */
export class Repositories {
  readonly #open = new Map<string, Repository>();
  readonly #incoming: string;

  constructor(private readonly git: Git, readonly folder: string) {
    this.#incoming = join(folder, '.incoming');
  }

  /** Removes what a killed forge may have left half-made. */
  async prepare(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true });
  }

  async owners(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    return entries
      .filter(entry => entry.isDirectory() && isOwnerName(entry.name))
      .map(entry => entry.name)
      .sort();
  }

  async hasOwner(owner: string): Promise<boolean> {
    return isOwnerName(owner) && isFolder(join(this.folder, owner));
  }

  async addOwner(owner: string): Promise<void> {
    if (!isOwnerName(owner)) {
      throw new ForgeError(
        `'${owner}' cannot be the name of an organisation. Use letters, digits, '.', '_' and '-', starting with a letter or digit; 'api' is taken.`,
      );
    }
    await mkdir(join(this.folder, owner), { recursive: true });
  }

  /** The repositories of an organisation, by name. */
  async names(owner: string): Promise<string[]> {
    if (!(await this.hasOwner(owner))) {
      return [];
    }
    const entries = await readdir(join(this.folder, owner), {
      withFileTypes: true,
    });
    return entries
      .filter(entry => entry.isDirectory() && entry.name.endsWith('.git'))
      .map(entry => entry.name.slice(0, -'.git'.length))
      .filter(isRepositoryName)
      .sort();
  }

  async find(owner: string, name: string): Promise<Repository | undefined> {
    if (!(await this.hasOwner(owner)) || !isRepositoryName(name)) {
      return undefined;
    }
    const folder = join(this.folder, owner, `${name}.git`);
    if (!(await isFolder(folder))) {
      return undefined;
    }
    // One object per repository, because it carries the lock.
    let repository = this.#open.get(folder);
    if (!repository) {
      repository = new Repository(this.git, owner, name, folder);
      this.#open.set(folder, repository);
    }
    return repository;
  }

  /** Like `find`, but a repository that does not exist is the client's mistake. */
  async get(owner: string, name: string): Promise<Repository> {
    const repository = await this.find(owner, name);
    if (!repository) {
      throw new RequestError(404, `There is no repository ${owner}/${name}.`);
    }
    return repository;
  }

  /**
   * Creates a repository. `fill` puts the first commit into it before anyone can see it, so that a
   * forge that is killed half-way leaves nothing behind. The organisation has to exist.
   */
  async create(
    owner: string,
    name: string,
    options: NewRepository = {},
    fill: (repository: Repository) => Promise<void> = async () => {},
  ): Promise<Repository> {
    const branch = options.defaultBranch ?? 'main';
    if (!isRepositoryName(name)) {
      throw new RequestError(
        422,
        `'${name}' cannot be the name of a repository. Use letters, digits, '.', '_' and '-', and no ending '.git' or '.wiki'.`,
      );
    }
    if (!isRefName(branch)) {
      throw new RequestError(422, `'${branch}' cannot be the default branch.`);
    }
    const temporary = join(this.#incoming, `${randomUUID()}.git`);
    try {
      await this.git.run([
        'init',
        '--quiet',
        '--bare',
        '--template=',
        temporary,
      ]);
      await writeFile(join(temporary, 'HEAD'), `ref: refs/heads/${branch}\n`);
      if (options.description) {
        await writeFile(join(temporary, 'description'), options.description);
      }
      await fill(new Repository(this.git, owner, name, temporary));
      await rename(temporary, join(this.folder, owner, `${name}.git`));
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (
        /^(EEXIST|ENOTEMPTY)$/.test((error as NodeJS.ErrnoException).code ?? '')
      ) {
        throw new RequestError(
          409,
          `The repository ${owner}/${name} already exists.`,
        );
      }
      throw error;
    }
    return this.get(owner, name);
  }
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}
