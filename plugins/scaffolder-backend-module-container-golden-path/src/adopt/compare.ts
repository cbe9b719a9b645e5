import { createHash } from 'node:crypto';

/** A file of the golden path. */
export interface Wanted {
  /** From the folder of the service, with `/`. */
  path: string;
  content: Buffer;
  executable: boolean;
  /** Whether it is the team's from the first day, so that theirs stands. */
  isSeeded: boolean;
}

/** What lies at a path of the existing repository: its bytes, or something that is no file. */
export type Existing = Buffer | 'link' | 'folder' | undefined;

/** What happens to files that are there already: they stay beside the new ones, or the new ones are proposed in their place. */
export type Policy = 'keep' | 'replace';

/** What is proposed for one file. */
export interface Proposal {
  path: string;
  /** `conflict`: theirs stands, and the golden path's is proposed under another name. */
  state: 'created' | 'changed' | 'removed' | 'kept' | 'conflict';
  /** In a sentence, for the team. */
  reason: string;
  /** What is to be written, and where; absent where nothing is. */
  write?: { path: string; content: Buffer; executable: boolean };
}

/** The beginnings of files that count for the whole repository, wherever in it a service lies. */
const OF_THE_WHOLE =
  /^(?:\.github\/|\.gitlab-ci\.yml$|renovate\.json$|scripts\/registry-token$)/;

/** Other names of the same thing: a new file beside one of them would silently take its place. */
const SAME: Record<string, string[]> = {
  Dockerfile: ['Containerfile', 'dockerfile'],
  'compose.yaml': ['compose.yml', 'docker-compose.yaml', 'docker-compose.yml'],
  'compose.override.yaml': [
    'compose.override.yml',
    'docker-compose.override.yaml',
    'docker-compose.override.yml',
  ],
  '.hadolint.yaml': ['.hadolint.yml'],
  'renovate.json': ['renovate.json5', '.renovaterc', '.renovaterc.json'],
};

/** The paths that have to be looked at for a wanted file. */
export const pathsOf = ({ path }: Pick<Wanted, 'path'>): string[] => [
  path,
  ...(SAME[path] ?? []),
];

/**
 * Compares a golden path with what is there. Nothing is ever replaced without being asked for: what differs is a
 * conflict, unless the policy says to propose the new in its place.
 *
 * @param existing - what lies at a path of the service's folder
 * @param rendered - the hash of each file that an earlier golden path rendered, by its path
 */
export function compare(
  wanted: readonly Wanted[],
  existing: (path: string) => Existing,
  {
    policy,
    isWhole,
    rendered = {},
  }: {
    policy: Policy;
    /** Whether the service has the repository for itself. */
    isWhole: boolean;
    rendered?: Readonly<Record<string, string>>;
  },
): Proposal[] {
  return wanted.flatMap(file => {
    const { path, content, executable, isSeeded } = file;
    const write = { path, content, executable };
    if (!isWhole && OF_THE_WHOLE.test(path)) {
      return {
        path,
        state: 'kept',
        reason:
          'belongs to the whole repository, which has other services too: left out',
      };
    }
    const there = existing(path);
    const others = pathsOf(file)
      .slice(1)
      .filter(other => existing(other) !== undefined);
    if (there === undefined && !others.length) {
      return isSeeded && isDocument(path)
        ? []
        : { path, state: 'created', reason: 'there was none', write };
    }
    if (there === 'link' || there === 'folder') {
      return {
        path,
        state: 'kept',
        reason: `is a ${there} here: look at it by hand`,
      };
    }
    if (there?.equals(content)) {
      return { path, state: 'kept', reason: 'is what the golden path has' };
    }
    if (there && isSeeded) {
      return { path, state: 'kept', reason: 'is yours' };
    }
    if (there && /(?:^|\/)\.gitignore$/.test(path)) {
      return withLines(path, there, content);
    }
    if (there && rendered[path] === hash(there)) {
      return {
        path,
        state: 'changed',
        reason:
          'an earlier golden path rendered it, and nobody has changed it since',
        write,
      };
    }
    if (policy === 'replace') {
      return [
        {
          path,
          state: there ? 'changed' : 'created',
          reason: there
            ? 'replaces yours, as you chose: read the difference'
            : `takes the place of ${others.join(' and ')}, as you chose`,
          write,
        },
        ...others.map(
          (other): Proposal => ({
            path: other,
            state: 'removed',
            reason: `${path} takes its place: move over what it has more`,
          }),
        ),
      ];
    }
    const beside = `${path}.golden`;
    if (existing(beside) !== undefined) {
      return {
        path,
        state: 'kept',
        reason: `stands, and so does the ${beside} that is there`,
      };
    }
    return {
      path: there ? path : others[0],
      state: 'conflict',
      reason: `stands; the golden path's is beside it as ${beside}`,
      write: { ...write, path: beside },
    };
  });
}

/** What a team that is there already has in its own way. */
const isDocument = (path: string) =>
  /^(?:README\.md|docs\/|mkdocs\.yml)/.test(path);

/** A list of patterns can take those of another without losing one. */
function withLines(path: string, there: Buffer, wanted: Buffer): Proposal {
  const lines = new Set(there.toString('utf8').split(/\r?\n/));
  const more = wanted
    .toString('utf8')
    .split('\n')
    .filter(line => line && !line.startsWith('#') && !lines.has(line));
  if (!more.length) {
    return { path, state: 'kept', reason: 'has all of it' };
  }
  const text = there.toString('utf8').replace(/\n?$/, '\n');
  return {
    path,
    state: 'changed',
    reason: `${more.length} lines more at the end; none is lost`,
    write: {
      path,
      content: Buffer.from(`${text}${more.join('\n')}\n`),
      executable: false,
    },
  };
}

/** As a rendered repository's manifest has it. */
export const hash = (content: Buffer): string =>
  createHash('sha256').update(content).digest('hex');
