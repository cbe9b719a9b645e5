import { ScmIntegrations } from '@backstage/integration';
import { repositoryLinks } from '../scan/hosts';
import { ReportRow } from '../store/Store';

/** A repository with more services than this is judged again with a command that nobody would type. */
const MOST_OTHERS = 20;

/** Folders of services, by the repository that they are in. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

/** Of all services that the caller may see. */
export function neighboursOf(rows: readonly ReportRow[]): Neighbours {
  const folders = new Map<string, string[]>();
  for (const { root, folder = '' } of rows) {
    if (!root) continue;
    const known = folders.get(root);
    if (known) known.push(folder);
    else folders.set(root, [folder]);
  }
  return folders;
}

/**
 * Commands for a POSIX shell that judge the files of a service again, at a revision. Names of files are somebody else's
 * words and somebody will paste this, so nothing in them is more than a word.
 */
export function recheckOf(
  { root, folder = '', filePatterns }: ReportRow,
  revision: string | undefined,
  integrations: ScmIntegrations,
  neighbours: Neighbours,
): string | undefined {
  if (!root || !revision || !/^[0-9a-f]{7,64}$/i.test(revision))
    return undefined;
  const { clone } = repositoryLinks(integrations, root);
  const others = (neighbours.get(root) ?? []).filter(one => one !== folder);
  const words = [clone, folder, filePatterns, ...others];
  if (!clone || others.length > MOST_OTHERS || !words.every(isPlain))
    return undefined;
  const options = [
    ...(folder || others.length > 0 ? [`--service=${folder || '.'}`] : []),
    ...others.sort().map(other => `--other=${other || '.'}`),
    ...(filePatterns ? [`--files=${filePatterns}`] : []),
    '--format=json',
  ];
  return [
    `git clone -- ${quoted(clone)} source`,
    'cd source',
    `git checkout --detach ${revision}`,
    ['plimsoll scan .', ...options.map(quoted)].join(' '),
  ].join(' && ');
}

/** One word for the shell, whatever it holds. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** What holds a line break or moves the cursor is shown otherwise than it is pasted. */
function isPlain(word: string | undefined): boolean {
  return !/\p{C}|\p{Zl}|\p{Zp}/u.test(word ?? '');
}
