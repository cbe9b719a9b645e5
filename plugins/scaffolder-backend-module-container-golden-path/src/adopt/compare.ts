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

/** Of what counts for the whole repository, the one file that each of its services can have for itself. */
const WORKFLOW = '.github/workflows/image.yml';

/** Where files of a golden path go in a repository. */
export interface Home {
  /** The folder of the service; empty where it has the repository for itself. */
  folder: string;
  /** The name of the workflow that builds the service in this folder, without which it gets none. */
  workflow?: string;
}

/** The path in the repository of what a golden path has at a path; undefined for what is not the service's to say. */
export function placeOf(
  path: string,
  { folder, workflow }: Home,
): string | undefined {
  if (!folder) return path;
  if (path === WORKFLOW && workflow) return `.github/workflows/${workflow}.yml`;
  return OF_THE_WHOLE.test(path) ? undefined : `${folder}/${path}`;
}

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

/** The paths in the repository that have to be looked at for a wanted file; that of the file itself comes first. */
export const pathsOf = ({ path }: Pick<Wanted, 'path'>, home: Home): string[] =>
  [path, ...(SAME[path] ?? [])].flatMap(each => placeOf(each, home) ?? []);

/**
 * Compares a golden path with what is there. Nothing is ever replaced without being asked for: what differs is a
 * conflict, unless the policy says to propose the new in its place.
 *
 * @param existing - what lies at a path of the repository
 * @param rendered - the hash of each file that an earlier golden path rendered, by its path in the golden path
 */
export function compare(
  wanted: readonly Wanted[],
  existing: (path: string) => Existing,
  {
    policy,
    home,
    rendered = {},
  }: {
    policy: Policy;
    home: Home;
    rendered?: Readonly<Record<string, string>>;
  },
): Proposal[] {
  return wanted.flatMap(file => {
    const { content, executable, isSeeded } = file;
    const [path, ...same] = pathsOf(file, home);
    const write = { path, content, executable };
    if (path === undefined) {
      return {
        path: file.path,
        state: 'kept',
        reason:
          'belongs to the whole repository, which has other services too: left out',
      };
    }
    const there = existing(path);
    const others = same.filter(other => existing(other) !== undefined);
    if (there === undefined && !others.length) {
      return isSeeded && isDocument(file.path)
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
    if (there && rendered[file.path] === hash(there)) {
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
