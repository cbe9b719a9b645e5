import { RequestError } from '../errors';
import type { Repository } from './Repository';

/** What one file has more and less. */
export interface FileDifference {
  path: string;
  change: 'added' | 'changed' | 'removed';
  /** Lines; undefined where the file is not text. */
  added?: number;
  removed?: number;
}

/** git's letters; any other is a change. */
const CHANGES: Record<string, FileDifference['change']> = {
  A: 'added',
  D: 'removed',
};

/** The newest commit that both have in their history; undefined if they have none in common. */
export async function mergeBaseOf(
  repository: Repository,
  a: string,
  b: string,
): Promise<string | undefined> {
  const { stdout, code } = await repository.run(['merge-base', a, b], {
    expect: [1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** Which files differ between two commits. */
export async function filesBetween(
  repository: Repository,
  from: string,
  to: string,
): Promise<FileDifference[]> {
  const compare = (format: string) =>
    repository.run(['diff-tree', '-r', '-z', '--no-renames', format, from, to]);
  const [status, numbers] = await Promise.all([
    compare('--name-status'),
    compare('--numstat'),
  ]);
  const lines = new Map(
    records(numbers.stdout).map(record => {
      const [added, removed, path] = record.split('\t');
      return [path, [added, removed].map(Number)] as const;
    }),
  );
  const tokens = records(status.stdout);
  return tokens.flatMap((letter, index) => {
    if (index % 2 === 1) return [];
    const path = tokens[index + 1];
    const [added = NaN, removed = NaN] = lines.get(path) ?? [];
    return [
      {
        path,
        change: CHANGES[letter] ?? 'changed',
        // git gives a dash for what it takes for binary.
        ...(Number.isNaN(added) ? {} : { added, removed }),
      },
    ];
  });
}

function records(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean);
}

/** The difference as `git apply` reads it. */
export async function patchBetween(
  repository: Repository,
  from: string,
  to: string,
  { binary = false } = {},
): Promise<Buffer> {
  const { stdout } = await repository.run([
    ...['diff-tree', '-r', '-p', '--no-renames', '--no-color'],
    ...['--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/'],
    ...(binary ? ['--binary'] : []),
    ...[from, to],
  ]);
  return stdout;
}

/** The tree of both together; undefined if they contradict each other. */
export async function mergedTree(
  repository: Repository,
  base: string,
  head: string,
): Promise<string | undefined> {
  const { stdout, code } = await repository.run(
    ['merge-tree', '--write-tree', '--no-messages', base, head],
    { expect: [1, 128, 129] },
  );
  if (code > 1) {
    throw new RequestError(
      501,
      'Merging needs git 2.38 or newer. Update git, or merge in a clone and push.',
    );
  }
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
