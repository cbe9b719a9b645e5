import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import type { ForgeUser } from './access';
import { createApp } from './app';
import { ForgeError } from './errors';
import { Git } from './git/Git';
import { makeCommit } from './git/fastImport';
import { Repositories } from './git/Repositories';
import type { Repository } from './git/Repository';
import type { TreeEntry } from './git/tree';
import { dataFolderOf, listen } from './listen';
import { isRefName, isTreePath } from './names';
import { Pushes } from './pushes';
import { seedFrom, type Seeded } from './seed';
import { Webhooks, type WebhookOptions } from './webhooks';

/**
 * How a forge is started; everything has a default that suits a test.
 *
 * @public
 */
export interface ForgeOptions {
  /** Where the bare repositories live. Default: a new temporary folder that `stop` removes. */
  dataFolder?: string;
  /** Default: 0, any free port. */
  port?: number;
  /** A loopback address; others are refused. Default: `127.0.0.1`. */
  host?: string;
  /** Who may push and create repositories; without a user the forge is read-only. */
  user?: ForgeUser;
  /** What the pages say beside the fields for user and password, for instance where a demo's are written. */
  signInHint?: string;
  /** Where pushes are announced. */
  webhooks?: WebhookOptions;
  /** A folder of `<owner>/<repository>/` folders that become repositories at the start. */
  seedFolder?: string;
  /** The largest push in bytes, after decompression. Default: 512 MiB. */
  pushLimit?: number;
  /** Takes one line about each thing that went wrong. Default: stderr. */
  log?: (line: string) => void;
}

/**
 * The files of a commit by their path: text or bytes to write, or null to remove the file.
 *
 * @public
 */
export type FileChanges = Record<string, string | Uint8Array | null>;

/**
 * What `commitFiles` may be told beyond files and message.
 *
 * @public
 */
export interface CommitOptions {
  /** Default: the repository's default branch. A branch that does not exist starts at the default one. */
  branch?: string;
  author?: { name: string; email: string };
  /** Default: now. */
  date?: Date;
}

interface Parts {
  context: { git: Git; repositories: Repositories; pushes: Pushes };
  server: Server;
  webhooks: Webhooks;
  log: (line: string) => void;
  temporary: boolean;
  user?: ForgeUser;
}

/**
 * A running git server over bare repositories in a folder, on this machine only.
 *
 * @public
 */
export class Forge {
  #stopping?: Promise<void>;

  private constructor(
    /** `http://localhost:<port>`: the `baseUrl` of a Gitea integration. */
    readonly url: string,
    /** Where the repositories are. */
    readonly dataFolder: string,
    private readonly parts: Parts,
  ) {}

  /** Starts a forge and seeds it; resolves when it answers requests. */
  static async start(options: ForgeOptions = {}): Promise<Forge> {
    const host = options.host ?? '127.0.0.1';
    if (host !== '127.0.0.1' && host !== '::1') {
      throw new ForgeError(
        `The forge does not listen on ${host}: it has no protection worth the name. Use 127.0.0.1 or ::1.`,
      );
    }
    const log =
      options.log ??
      (line => {
        process.stderr.write(`forge: ${line}\n`);
      });
    const webhooks = new Webhooks(options.webhooks ?? { urls: [] }, log);
    const temporary = options.dataFolder === undefined;
    const dataFolder = await dataFolderOf(options.dataFolder);
    const server = createServer();
    let app: RequestListener = (_request, response) => {
      response.writeHead(503, { 'Retry-After': '1' });
      response.end('The forge is starting.\n');
    };
    server.on('request', (request, response) => app(request, response));
    try {
      const git = await Git.locate(join(dataFolder, '.home'));
      const repositories = new Repositories(git, dataFolder);
      const port = await listen(server, options.port ?? 0, host);
      const url = `http://localhost:${port}`;
      const pushes = new Pushes(url, webhooks, log);
      const context = {
        baseUrl: url,
        git,
        repositories,
        pushes,
        user: options.user,
        signInHint: options.signInHint,
        pushLimit: options.pushLimit ?? 512 * 1024 * 1024,
        log,
      };
      await repositories.prepare();
      if (options.seedFolder !== undefined) {
        await seedFrom(options.seedFolder, repositories, log);
      }
      app = createApp(context);
      return new Forge(url, dataFolder, {
        context,
        server,
        webhooks,
        log,
        temporary,
        user: options.user,
      });
    } catch (error) {
      server.close();
      server.closeAllConnections();
      if (temporary) {
        await rm(dataFolder, { recursive: true, force: true });
      }
      throw error;
    }
  }

  /** The full names of all repositories. */
  async repositories(): Promise<string[]> {
    const { repositories } = this.parts.context;
    const owners = await repositories.owners();
    const names = await Promise.all(
      owners.map(async owner =>
        (await repositories.names(owner)).map(name => `${owner}/${name}`),
      ),
    );
    return names.flat();
  }

  /** Makes a repository of every `<folder>/<owner>/<repository>/` that does not exist yet. */
  async seed(folder: string): Promise<Seeded> {
    return seedFrom(folder, this.parts.context.repositories, this.parts.log);
  }

  /** Creates an organisation, so that repositories can be created in it over the API. */
  async createOrganisation(owner: string): Promise<void> {
    await this.parts.context.repositories.addOwner(owner);
  }

  /** Creates a repository, and its organisation if need be; with files, their commit is announced. */
  async createRepository(
    owner: string,
    name: string,
    files?: FileChanges,
  ): Promise<void> {
    const { repositories } = this.parts.context;
    await repositories.addOwner(owner);
    await repositories.create(owner, name);
    if (files) {
      await this.commitFiles(owner, name, files, `Add ${name}`);
    }
  }

  /** Commits files to a branch as a push would, announces it, and returns the commit id. */
  async commitFiles(
    owner: string,
    name: string,
    files: FileChanges,
    message: string,
    options: CommitOptions = {},
  ): Promise<string> {
    const { repositories, pushes } = this.parts.context;
    const repository = await repositories.find(owner, name);
    if (!repository) {
      throw new ForgeError(
        `There is no repository ${owner}/${name} to commit to. Create it first.`,
      );
    }
    const standard = await repository.defaultBranch();
    const branch = options.branch ?? standard;
    if (!isRefName(branch)) {
      throw new ForgeError(`'${branch}' cannot be the name of a branch here.`);
    }
    const bad = Object.keys(files).find(path => !isTreePath(path));
    if (bad !== undefined) {
      throw new ForgeError(`'${bad}' is not a path inside a repository.`);
    }
    const author = options.author ?? {
      name: 'Demo',
      email: 'demo@example.org',
    };
    const pusher = this.parts.user?.name ?? author.name;
    return pushes.during(repository, pusher, async () => {
      const parent =
        (await repository.commitId({ kind: 'branch', name: branch })) ??
        (await repository.commitId({ kind: 'branch', name: standard }));
      const modes = await modesOf(repository, parent, files);
      const paths = Object.keys(files);
      return makeCommit(repository, {
        branch,
        parent,
        author: { ...author, date: options.date ?? new Date() },
        message,
        remove: paths.filter(path => files[path] === null),
        files: paths
          .filter(path => files[path] !== null)
          .map(path => ({
            path,
            mode: modes.get(path) ?? '100644',
            read: async () => bytesOf(files[path]!),
          })),
      });
    });
  }

  /** Waits until every push so far was announced or given up on. */
  async webhooksSettled(): Promise<void> {
    await this.parts.context.pushes.settled();
    await this.parts.webhooks.settled();
  }

  /** Stops answering, ends what runs, and removes a temporary data folder. */
  async stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { server, webhooks, context, temporary } = this.parts;
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    // A moment for requests that are nearly done; then they are cut.
    const cut = setTimeout(() => server.closeAllConnections(), 500);
    await closed;
    clearTimeout(cut);
    await Promise.all([webhooks.stop(), context.git.stop()]);
    if (temporary) {
      await rm(this.dataFolder, { recursive: true, force: true });
    }
  }
}

/** A script stays executable when its text changes; a removed file has to exist. */
async function modesOf(
  repository: Repository,
  parent: string | undefined,
  files: FileChanges,
): Promise<Map<string, '100644' | '100755'>> {
  const modes = new Map<string, '100644' | '100755'>();
  const entries = parent
    ? await repository.entriesAt(parent, Object.keys(files))
    : new Map<string, TreeEntry>();
  for (const [path, content] of Object.entries(files)) {
    const entry = entries.get(path);
    if (content === null && !entry) {
      throw new ForgeError(
        `${path} cannot be removed: ${repository.fullName} has no such file.`,
      );
    }
    modes.set(path, entry?.mode === '100755' ? '100755' : '100644');
  }
  return modes;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}
