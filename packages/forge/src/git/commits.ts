import type { Repository } from './Repository';

/** Who wrote or stored a commit, and when (ISO 8601). */
export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  id: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

/** The paths that a commit touched, compared with its first parent. */
export interface CommitChanges {
  added: string[];
  modified: string[];
  removed: string[];
}

/** For `git log -z --format=…`: one line per field, the message last because it may have many. */
export const COMMIT_FORMAT = '%H%n%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B';

export function parseCommits(output: string): Commit[] {
  return output
    .split('\0')
    .filter(record => record !== '')
    .map(record => {
      const [id, tree, parents, ...rest] = record.split('\n');
      const [author, authorEmail, authorDate, ...others] = rest;
      const [committer, committerEmail, committerDate, ...message] = others;
      return {
        id,
        tree,
        parents: parents.split(' ').filter(parent => parent !== ''),
        author: { name: author, email: authorEmail, date: authorDate },
        committer: {
          name: committer,
          email: committerEmail,
          date: committerDate,
        },
        message: message.join('\n'),
      };
    });
}

/** What each commit changed, asked for in one go. */
export async function changesOf(
  repository: Repository,
  commits: Commit[],
): Promise<Map<string, CommitChanges>> {
  const changes = new Map<string, CommitChanges>(
    commits.map(({ id }) => [id, { added: [], modified: [], removed: [] }]),
  );
  const { stdout } = await repository.run(
    [
      'diff-tree',
      '--stdin',
      '-r',
      '-z',
      '--root',
      '--name-status',
      '--no-renames',
    ],
    // Naming the first parent makes a merge report what it brought to its branch.
    { input: commits.map(({ id, parents }) => `${id} ${parents[0] ?? ''}\n`) },
  );
  const tokens = stdout.toString('utf8').split('\0');
  let current: CommitChanges | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index].trim();
    if (token.length === 1) {
      index += 1;
      const path = tokens[index];
      if (token === 'A') {
        current?.added.push(path);
      } else if (token === 'D') {
        current?.removed.push(path);
      } else {
        current?.modified.push(path);
      }
    } else if (token !== '') {
      current = changes.get(token);
    }
  }
  return changes;
}
