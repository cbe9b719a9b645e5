import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefName } from '../names';
import { Turnstile } from '../turnstile';
import { contentsOf, parseTree, type TreeEntry } from './tree';
import { parseCommits, COMMIT_FORMAT, type Commit } from './commits';
import { Blobs } from './Blobs';
import type { Git } from './Git';
import { readRef, readRefs } from './refs';

/** How a page or an API call names a commit. */
export interface Revision {
  kind: 'branch' | 'tag' | 'commit';
  name: string;
}

const MAX_KEPT = 50;

/** One bare repository on disk, and the questions that the API and the pages ask of it. */
export class Repository {
  /** Held by whoever writes, so that what changed between two looks at the refs is one push. */
  readonly writing = new Turnstile(1);
  readonly #commits = new Map<string, Commit>();
  readonly #blobs: Blobs;

  constructor(
    private readonly git: Git,
    readonly owner: string,
    readonly name: string,
    readonly folder: string,
  ) {
    this.#blobs = new Blobs(git, folder);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** The branch that HEAD names, whether or not it has a commit yet. */
  async defaultBranch(): Promise<string> {
    const head = await readFile(join(this.folder, 'HEAD'), 'utf8');
    return head.match(/^ref: refs\/heads\/(.+)$/m)?.[1] ?? 'main';
  }

  async description(): Promise<string> {
    const text = await readFile(join(this.folder, 'description'), 'utf8').catch(
      () => '',
    );
    return text.trim();
  }

  /** Whether nothing has been pushed yet. */
  async isEmpty(): Promise<boolean> {
    return (await this.refs()).size === 0;
  }

  /** When the repository was created, as far as the file system knows. */
  async createdAt(): Promise<Date> {
    const { birthtime } = await lstat(this.folder);
    return birthtime;
  }

  /** All branches and tags with the object they point to. */
  async refs(): Promise<Map<string, string>> {
    return readRefs(this.folder);
  }

  /** Branch names that a page can link to, the default branch first. */
  async branches(): Promise<string[]> {
    const standard = await this.defaultBranch();
    const names = [...(await this.refs()).keys()]
      .filter(ref => ref.startsWith('refs/heads/'))
      .map(ref => ref.slice('refs/heads/'.length))
      .filter(isRefName);
    return names.sort(
      (a, b) => Number(b === standard) - Number(a === standard),
    );
  }

  /** The commit id of a branch, a tag or an abbreviated id; undefined if there is none. */
  async commitId({ kind, name }: Revision): Promise<string | undefined> {
    if (kind === 'branch') {
      return readRef(this.folder, `refs/heads/${name}`);
    }
    // Only git can tell which commit a tag is of, but not whether there is one.
    if (kind === 'tag' && !(await readRef(this.folder, `refs/tags/${name}`)))
      return undefined;
    // Clients ask for the newest, and then for one thing after the other at it.
    if (kind === 'commit' && this.#commits.has(name)) return name;
    const prefix = { tag: 'refs/tags/', commit: '' };
    const { stdout, code } = await this.run(
      [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${prefix[kind]}${name}^{commit}`,
      ],
      { expect: [1, 128] },
    );
    const id = stdout.toString('utf8').trim();
    // A branch may be called like the beginning of a commit id; that is not what was asked for.
    if (code !== 0 || (kind === 'commit' && !id.startsWith(name))) {
      return undefined;
    }
    return id;
  }

  /** Commits from newest to oldest; `exclude` are commits whose history is left out. */
  async log(
    start: string,
    options: {
      limit: number;
      skip?: number;
      exclude?: string[];
    },
  ): Promise<Commit[]> {
    const { stdout } = await this.run(
      [
        'log',
        '-z',
        `--format=${COMMIT_FORMAT}`,
        `--max-count=${options.limit}`,
        `--skip=${options.skip ?? 0}`,
        '--stdin',
      ],
      {
        input: [
          [start, ...(options.exclude ?? []).map(id => `^${id}`)].join('\n'),
          '\n',
        ],
      },
    );
    return parseCommits(stdout.toString('utf8'));
  }

  /** One commit; kept, because a commit never changes and clients keep asking for the newest. */
  async commit(id: string): Promise<Commit> {
    const known = this.#commits.get(id);
    if (known) {
      return known;
    }
    const [commit] = await this.log(id, { limit: 1 });
    if (this.#commits.size >= MAX_KEPT) {
      this.#commits.clear();
    }
    this.#commits.set(id, commit);
    return commit;
  }

  /** How many commits are reachable from `start` and not from `exclude`. */
  async count(start: string, exclude: string[]): Promise<number> {
    const { stdout } = await this.run(['rev-list', '--count', '--stdin'], {
      input: [[start, ...exclude.map(id => `^${id}`)].join('\n'), '\n'],
    });
    return Number(stdout.toString('utf8').trim());
  }

  /** The entry at a path, the root folder for the empty path, undefined if there is nothing. */
  async entryAt(
    commitId: string,
    path: string,
  ): Promise<TreeEntry | undefined> {
    if (path === '') {
      return { mode: '040000', kind: 'folder', id: `${commitId}^{tree}`, path };
    }
    return (await this.entriesAt(commitId, [path])).get(path);
  }

  /** The entries at several paths, without those that are not there. */
  async entriesAt(
    commitId: string,
    paths: string[],
  ): Promise<Map<string, TreeEntry>> {
    const { stdout } = await this.run([
      'ls-tree',
      '-z',
      '-l',
      // A folder as well, where something in it is asked for too.
      '-t',
      '--full-tree',
      commitId,
      '--',
      ...paths,
    ]);
    return new Map(parseTree(stdout).map(entry => [entry.path, entry]));
  }

  /** What lies in a folder: folders first, then files, each by name. */
  async list(folder: TreeEntry): Promise<TreeEntry[]> {
    const { stdout } = await this.run(['ls-tree', '-z', '-l', folder.id]);
    return contentsOf(folder.path, parseTree(stdout));
  }

  /** Everything in a commit, folders too, in the order of the paths. */
  async everythingAt(commitId: string): Promise<TreeEntry[]> {
    const { stdout } = await this.run([
      ...['ls-tree', '-r', '-t', '-z', '-l', '--full-tree'],
      commitId,
    ]);
    return parseTree(stdout);
  }

  async read(file: TreeEntry): Promise<Buffer> {
    const { stdout } = await this.run(['cat-file', 'blob', file.id]);
    return stdout;
  }

  /** The content of a file, or the target of a link, at a path; undefined if there is none. */
  async readAt(commitId: string, path: string): Promise<Buffer | undefined> {
    return this.#blobs.read(`${commitId}:${path}`);
  }

  /** A tar of everything in a commit, all of it inside one folder. */
  archive(commitId: string, folder: string): AsyncGenerator<Buffer> {
    return this.git.stream(
      ['archive', '--format=tar', `--prefix=${folder}/`, commitId],
      this.folder,
    );
  }

  run(
    args: readonly string[],
    options: Omit<Parameters<Git['run']>[1], 'gitDir'> = {},
  ) {
    return this.git.run(args, { ...options, gitDir: this.folder });
  }
}
