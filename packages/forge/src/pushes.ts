import { pushedCommitShape, repositoryShape } from './api/shapes';
import { changesOf } from './git/commits';
import type { Repository } from './git/Repository';
import type { Webhooks } from './webhooks';

const NOTHING = '0'.repeat(40);

// Gitea also sends only the newest commits of a push; `total_commits` tells how many there were.
const MAX_COMMITS = 20;

type Refs = Map<string, string>;

/** Lets work write to a repository while nobody else does, and announces the refs that it moved. */
export class Pushes {
  readonly #running = new Set<Promise<unknown>>();

  constructor(
    private readonly baseUrl: string,
    private readonly webhooks: Webhooks,
    private readonly log: (line: string) => void,
  ) {}

  async during<T>(
    repository: Repository,
    pusher: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const running = repository.writing.pass(async () => {
      const before = await repository.refs();
      try {
        return await work();
      } finally {
        await this.#settle(repository, pusher, before).catch(error =>
          this.log(
            `the push to ${repository.fullName} is stored, but could not be announced: ${error.message}`,
          ),
        );
      }
    });
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Waits for the pushes that are under way. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#running]);
  }

  async #settle(repository: Repository, pusher: string, before: Refs) {
    const after = await repository.refs();
    await adoptDefaultBranch(repository, before, after);
    if (!this.webhooks.any) {
      return;
    }
    for (const [ref, id] of after) {
      const old = before.get(ref) ?? NOTHING;
      if (old !== id) {
        const event = await this.#event(repository, pusher, {
          ref,
          before: old,
          after: id,
          known: [...before.values()],
        });
        this.webhooks.send(
          event,
          `the push to ${repository.fullName} (${ref})`,
        );
      }
    }
  }

  async #event(
    repository: Repository,
    pusher: string,
    move: { ref: string; before: string; after: string; known: string[] },
  ) {
    const { ref, before, after } = move;
    const base = this.baseUrl;
    // A new branch brings what no branch had; a moved one what it did not have itself.
    const exclude = before === NOTHING ? move.known : [before];
    const [commits, total] = ref.startsWith('refs/heads/')
      ? await Promise.all([
          repository.log(after, { limit: MAX_COMMITS, exclude }),
          repository.count(after, exclude),
        ])
      : [[], 0];
    const changes = await changesOf(repository, commits);
    const shapes = commits.map(commit =>
      pushedCommitShape(base, repository, commit, changes.get(commit.id)),
    );
    const head =
      shapes.find(({ id }) => id === after) ??
      pushedCommitShape(base, repository, await repository.commit(after));
    const user = { id: 1, login: pusher, username: pusher, full_name: pusher };
    return {
      ref,
      before,
      after,
      compare_url: `${base}/${repository.fullName}/commit/${after}`,
      commits: shapes,
      total_commits: total,
      head_commit: head,
      repository: await repositoryShape(base, repository),
      pusher: user,
      sender: user,
    };
  }
}

/** A repository whose first push brings another branch than HEAD names takes that branch as its default. */
async function adoptDefaultBranch(
  repository: Repository,
  before: Refs,
  after: Refs,
): Promise<void> {
  const standard = `refs/heads/${await repository.defaultBranch()}`;
  const first = [...after.keys()].find(ref => ref.startsWith('refs/heads/'));
  if (before.size === 0 && first && !after.has(standard)) {
    await repository.run(['symbolic-ref', 'HEAD', first]);
  }
}
