import {
  getGiteaRequestOptions,
  GiteaIntegrationConfig,
} from '@backstage/integration';

const TIMEOUT = 60_000;
/** What a message of a server may take up in one of ours. */
const MOST_OF_A_MESSAGE = 300;
const TREE_PAGE = 1000;
const PULLS_PAGE = 50;
/** A server that always says there is more must not keep a task for ever. */
const MOST_PAGES = 200;

/** An answer of a Gitea server that is none of the good ones; the message is its own. */
export class GiteaError extends Error {
  override name = 'GiteaError';

  constructor(message: string, readonly status?: number) {
    super(message);
  }
}

/** Who a client speaks as, and about which repository. */
export interface GiteaClientOptions {
  /** Of the integration: nothing is ever sent elsewhere. */
  config: GiteaIntegrationConfig;
  owner: string;
  repo: string;
  /** Instead of the integration's own credentials. */
  token?: string;
  signal?: AbortSignal;
}

/** A file of a commit: its git id and its mode, such as 100644. */
export interface RemoteFile {
  sha: string;
  mode: string;
}

/** A change to one file, as `POST …/contents` takes it. */
export interface GiteaFileChange {
  operation: 'create' | 'update' | 'delete';
  path: string;
  /** Base64. */
  content?: string;
  sha?: string;
}

/** What is needed of a pull request. */
export interface GiteaPull {
  number: number;
  html_url: string;
  head: { ref: string };
  base: { ref: string };
}

/** The part of Gitea's REST API that opening a pull request needs, for one repository. */
export class GiteaClient {
  readonly #headers: Record<string, string>;

  constructor(private readonly options: GiteaClientOptions) {
    const { config, token } = options;
    this.#headers = {
      Accept: 'application/json',
      ...(token
        ? { Authorization: `token ${token}` }
        : getGiteaRequestOptions(config).headers),
    };
  }

  /** Where people see the repository. */
  get url(): string {
    const { owner, repo } = this.options;
    return `${this.#base}/${[owner, repo].map(encodeURIComponent).join('/')}`;
  }

  /** @throws GiteaError with status 404 where there is none, or none that these credentials may see */
  async defaultBranch(): Promise<string> {
    const { default_branch: branch } = await this.#request('GET', '');
    return branch;
  }

  /** The commit that a branch is at; undefined if there is no such branch. */
  async branchCommit(name: string): Promise<string | undefined> {
    const path = name.split('/').map(encodeURIComponent).join('/');
    try {
      return (await this.#request('GET', `/branches/${path}`)).commit.id;
    } catch (error) {
      if (error instanceof GiteaError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** All files of a commit, links included, by their path. */
  async files(commit: string): Promise<Map<string, RemoteFile>> {
    const files = new Map<string, RemoteFile>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { tree, truncated } = await this.#request(
        'GET',
        `/git/trees/${commit}?recursive=true&per_page=${TREE_PAGE}&page=${page}`,
      );
      for (const { type, path, sha, mode } of tree ?? []) {
        if (type === 'blob') files.set(path, { sha, mode });
      }
      if (!truncated || !tree?.length) return files;
    }
    throw new GiteaError(
      `the repository has more than ${TREE_PAGE * MOST_PAGES} files`,
    );
  }

  /** Commits changes, all or none. Gives the id of the commit. */
  async commit(body: {
    branch: string;
    new_branch?: string;
    message: string;
    files: GiteaFileChange[];
    author?: { name?: string; email?: string };
  }): Promise<string> {
    const { commit } = await this.#request('POST', '/contents', body);
    return commit.sha;
  }

  /** Opens a pull request; undefined if one between these branches is open already. */
  async openPull(body: {
    head: string;
    base: string;
    title: string;
    body: string;
  }): Promise<GiteaPull | undefined> {
    try {
      return await this.#request('POST', '/pulls', body);
    } catch (error) {
      if (error instanceof GiteaError && error.status === 409) return undefined;
      throw error;
    }
  }

  async findOpenPull(
    head: string,
    base: string,
  ): Promise<GiteaPull | undefined> {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const pulls: GiteaPull[] = await this.#request(
        'GET',
        `/pulls?state=open&limit=${PULLS_PAGE}&page=${page}`,
      );
      const found = pulls.find(
        pull => pull.head.ref === head && pull.base.ref === base,
      );
      if (found || !pulls.length) return found;
    }
    return undefined;
  }

  async editPull(
    number: number,
    body: { title: string; body: string },
  ): Promise<GiteaPull> {
    return this.#request('PATCH', `/pulls/${number}`, body);
  }

  get #base(): string {
    const { baseUrl, host } = this.options.config;
    return baseUrl ?? `https://${host}`;
  }

  async #request(method: string, path: string, body?: object): Promise<any> {
    const { owner, repo, signal } = this.options;
    const name = [owner, repo].map(encodeURIComponent).join('/');
    const timeout = AbortSignal.timeout(TIMEOUT);
    let response: Response;
    try {
      response = await fetch(`${this.#base}/api/v1/repos/${name}${path}`, {
        method,
        headers: {
          ...this.#headers,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        body: body && JSON.stringify(body),
        // It would lead to a host that nobody has allowed.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      const { cause, message } = error as Error & { cause?: { code?: string } };
      throw new GiteaError(`it cannot be reached (${cause?.code ?? message})`);
    }
    const text = await response.text();
    if (response.ok) return text ? JSON.parse(text) : undefined;
    throw new GiteaError(
      `${response.status} ${messageOf(text) || response.statusText}`.trim(),
      response.status,
    );
  }
}

function messageOf(text: string): string {
  try {
    const { message } = JSON.parse(text);
    return String(message ?? '').slice(0, MOST_OF_A_MESSAGE);
  } catch {
    return '';
  }
}
