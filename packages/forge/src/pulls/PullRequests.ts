import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RequestError } from '../errors';
import { mergeBaseOf, mergedTree } from '../git/compare';
import { makeCommit } from '../git/fastImport';
import type { Repository } from '../git/Repository';
import { isBranchName } from '../names';
import type { Pushes } from '../pushes';
import { Commits, isDraft, PullRequest, readyTitle } from './PullRequest';

const MAX_TITLE = 255;
const MAX_BODY = 256 * 1024;

/** What opening one needs. */
export interface NewPullRequest {
  title: string;
  body: string;
  head: string;
  base: string;
}

/** How one is merged: with a merge commit, as one commit, or not at all if that needs a commit. */
export type MergeStyle = 'merge' | 'squash' | 'fast-forward-only';

/**
 * The pull requests of a repository, each in a file of its own in the repository's folder, where no push and no clone
 * comes to.
 */
export class PullRequests {
  readonly #folder: string;

  constructor(
    private readonly repository: Repository,
    private readonly pushes: Pushes,
  ) {
    this.#folder = join(repository.folder, 'forge-pulls');
  }

  /** All of them, the newest first. */
  async all(): Promise<PullRequest[]> {
    const numbers = await this.#numbers();
    const pulls = await Promise.all(numbers.map(number => this.find(number)));
    return pulls.filter(pull => pull !== undefined).reverse();
  }

  async find(number: number): Promise<PullRequest | undefined> {
    const text = await readFile(this.#file(number), 'utf8').catch(() => '');
    return text === '' ? undefined : JSON.parse(text);
  }

  /** As `find`, but one that does not exist is the client's mistake. */
  async get(number: number): Promise<PullRequest> {
    const pull = await this.find(number);
    if (!pull) {
      throw new RequestError(
        404,
        `There is no pull request ${number} in ${this.repository.fullName}.`,
      );
    }
    return pull;
  }

  async open(wanted: NewPullRequest, user: string): Promise<PullRequest> {
    return this.repository.writing.pass(async () => {
      const { head, base } = wanted;
      checkText(wanted);
      if (head === base) {
        throw new RequestError(
          422,
          `A pull request needs two branches, and both are ${head}.`,
        );
      }
      const commits = await this.#compare(wanted);
      const other = (await this.all()).find(
        pull =>
          pull.state === 'open' && pull.head === head && pull.base === base,
      );
      if (other) {
        throw new RequestError(
          409,
          `Pull request ${other.number} from ${head} to ${base} is open already.`,
        );
      }
      if (commits.head === commits.mergeBase) {
        throw new RequestError(
          422,
          `There is nothing in ${head} that ${base} does not have.`,
        );
      }
      const now = new Date().toISOString();
      const pull: PullRequest = {
        number: Math.max(0, ...(await this.#numbers())) + 1,
        ...wanted,
        state: 'open',
        user,
        createdAt: now,
        updatedAt: now,
      };
      await this.#keep(pull);
      return pull;
    });
  }

  /** Changes what can be changed later; closing keeps the commits that it was about. */
  async edit(
    number: number,
    change: Partial<Pick<PullRequest, 'title' | 'body' | 'state'>>,
  ): Promise<PullRequest> {
    return this.repository.writing.pass(async () => {
      const pull = await this.get(number);
      const changed: PullRequest = {
        ...pull,
        ...change,
        updatedAt: new Date().toISOString(),
      };
      checkText(changed);
      if (changed.state !== pull.state) {
        if (pull.merged) {
          throw new RequestError(
            422,
            `Pull request ${number} is merged and stays as it is.`,
          );
        }
        if (changed.state === 'closed') {
          changed.closedAt = changed.updatedAt;
          changed.closedWith = await this.commitsOf(pull);
        } else {
          await this.#compare(pull);
          delete changed.closedAt;
          delete changed.closedWith;
        }
      }
      await this.#keep(changed);
      return changed;
    });
  }

  /** The commits that it compares; undefined while one of its branches is gone. */
  async commitsOf(pull: PullRequest): Promise<Commits | undefined> {
    if (pull.closedWith) {
      return pull.closedWith;
    }
    return this.#compare(pull).catch(error => {
      if (error instanceof RequestError) {
        return undefined;
      }
      throw error;
    });
  }

  /** Whether it could be merged now. */
  async isMergeable(pull: PullRequest): Promise<boolean> {
    if (pull.state === 'closed' || isDraft(pull)) {
      return false;
    }
    const commits = await this.commitsOf(pull);
    return (
      commits !== undefined &&
      (await mergedTree(this.repository, commits.base, commits.head)) !==
        undefined
    );
  }

  /**
   * Puts the changes into the base branch and announces that as a push.
   *
   * @param expected - the commit that whoever merges has looked at; any if not given
   */
  async merge(
    number: number,
    user: string,
    { style = 'merge', message, expected }: MergeOptions = {},
  ): Promise<PullRequest> {
    return this.pushes.during(this.repository, user, async () => {
      const pull = await this.get(number);
      if (pull.state === 'closed') {
        throw new RequestError(
          pull.merged ? 405 : 404,
          `Pull request ${number} is ${pull.merged ? 'merged' : 'closed'}.`,
        );
      }
      if (isDraft(pull)) {
        throw new RequestError(
          405,
          `Pull request ${number} is a draft. Take WIP: from the beginning of its title first.`,
        );
      }
      const commits = await this.#compare(pull);
      if (expected && expected !== commits.head) {
        throw new RequestError(
          409,
          `Pull request ${number} has changed: it is at ${commits.head} and not at ${expected}. Look at it again.`,
        );
      }
      const commit = await this.#join(pull, commits, user, { style, message });
      const now = new Date().toISOString();
      const merged: PullRequest = {
        ...pull,
        state: 'closed',
        updatedAt: now,
        closedAt: now,
        closedWith: commits,
        merged: { by: user, commit },
      };
      await this.#keep(merged);
      return merged;
    });
  }

  async #join(
    pull: PullRequest,
    commits: Commits,
    user: string,
    { style, message }: MergeOptions,
  ): Promise<string> {
    const { repository } = this;
    if (style === 'fast-forward-only') {
      if (commits.mergeBase !== commits.base) {
        throw new RequestError(
          405,
          `${pull.base} has moved on, so that ${pull.head} cannot just be its next commit. Merge with a commit.`,
        );
      }
      await repository.run([
        'update-ref',
        `refs/heads/${pull.base}`,
        commits.head,
        commits.base,
      ]);
      return commits.head;
    }
    const tree = await mergedTree(repository, commits.base, commits.head);
    if (!tree) {
      throw new RequestError(
        409,
        `${pull.head} contradicts ${pull.base}: both have changed the same lines. Merge ${pull.base} into ${pull.head} in a clone, and push that.`,
      );
    }
    const title =
      style === 'squash'
        ? `${readyTitle(pull)} (#${pull.number})`
        : `Merge pull request '${readyTitle(pull)}' (#${pull.number}) from ${
            pull.head
          } into ${pull.base}`;
    return makeCommit(repository, {
      branch: pull.base,
      parent: commits.base,
      merged: style === 'squash' ? undefined : commits.head,
      tree,
      author: { name: user, email: `${user}@localhost`, date: new Date() },
      message: message || `${title}\n`,
      files: [],
    });
  }

  async #compare({
    head,
    base,
  }: Pick<PullRequest, 'head' | 'base'>): Promise<Commits> {
    const [headCommit, baseCommit] = await Promise.all(
      [head, base].map(name => branchCommit(this.repository, name)),
    );
    const mergeBase = await mergeBaseOf(
      this.repository,
      headCommit,
      baseCommit,
    );
    if (!mergeBase) {
      throw new RequestError(
        422,
        `${head} and ${base} have no commit in common.`,
      );
    }
    return { head: headCommit, base: baseCommit, mergeBase };
  }

  async #numbers(): Promise<number[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .flatMap(name => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  }

  async #keep(pull: PullRequest): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    // Whole or not at all, whenever the forge is killed.
    const file = this.#file(pull.number);
    await writeFile(`${file}.new`, JSON.stringify(pull));
    await rename(`${file}.new`, file);
  }

  #file(number: number): string {
    return join(this.#folder, `${number}.json`);
  }
}

export interface MergeOptions {
  style?: MergeStyle;
  message?: string;
  expected?: string;
}

/** The commit of a branch; that there is none is the client's mistake. */
export async function branchCommit(
  repository: Repository,
  name: string,
): Promise<string> {
  const id = isBranchName(name)
    ? await repository.commitId({ kind: 'branch', name })
    : undefined;
  if (!id) {
    throw new RequestError(
      404,
      `There is no branch ${name} in ${repository.fullName}.`,
    );
  }
  return id;
}

function checkText({ title, body }: Pick<PullRequest, 'title' | 'body'>) {
  if (title.trim() === '' || title.length > MAX_TITLE || /[\r\n]/.test(title)) {
    throw new RequestError(
      422,
      `The title of a pull request is one line of 1 to ${MAX_TITLE} characters.`,
    );
  }
  if (body.length > MAX_BODY) {
    throw new RequestError(
      413,
      `The description of a pull request has at most ${MAX_BODY} characters.`,
    );
  }
}
