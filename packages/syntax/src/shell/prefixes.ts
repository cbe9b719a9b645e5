import { Text, UNKNOWN } from '../text';

/** How many words of a command line only say how the rest of it is run. */
interface PrefixSyntax {
  /** Flags that take the next word for their value. */
  readonly values?: readonly string[];
  /** Words that come after the flags and before the command: the duration of `timeout`. */
  readonly operands?: number;
  /** Whether `NAME=value` may stand before the command. */
  readonly assigns?: boolean;
  /** Whether the command begins only behind `--`, if there is one. */
  readonly behindDashes?: boolean;
  /** Flags with which it runs nothing. */
  readonly inert?: readonly string[];
}

const asUser: PrefixSyntax = {
  values: [
    '-u',
    '--user',
    '-g',
    '--group',
    '-h',
    '--host',
    '-p',
    '--prompt',
    '-C',
    '-D',
    '--chdir',
    '-R',
    '--chroot',
    '-T',
    '-r',
    '--role',
    '-t',
    '--type',
    '-U',
  ],
  assigns: true,
  inert: ['-l', '--list', '-v', '--validate', '-k', '-K', '-V', '--version'],
};

const prefixes: Record<string, PrefixSyntax> = {
  sudo: asUser,
  doas: { values: ['-u', '-C'] },
  env: {
    values: ['-u', '--unset', '-C', '--chdir', '-S', '--split-string'],
    assigns: true,
  },
  exec: { values: ['-a'] },
  command: { inert: ['-v', '-V'] },
  builtin: {},
  nohup: {},
  setsid: {},
  time: { values: ['-f', '--format', '-o', '--output'] },
  nice: { values: ['-n', '--adjustment'] },
  ionice: { values: ['-c', '--class', '-n', '--classdata'] },
  timeout: { values: ['-k', '--kill-after', '-s', '--signal'], operands: 1 },
  stdbuf: { values: ['-i', '-o', '-e'] },
  xargs: {
    values: [
      '-n',
      '--max-args',
      '-P',
      '--max-procs',
      '-I',
      '-L',
      '--max-lines',
      '-d',
      '--delimiter',
      '-a',
      '--arg-file',
      '-s',
      '--max-chars',
      '-E',
    ],
  },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  setpriv: {
    values: [
      '--reuid',
      '--regid',
      '--groups',
      '--inh-caps',
      '--ambient-caps',
      '--bounding-set',
    ],
  },
  chroot: { operands: 1 },
  flock: { values: ['-w', '--timeout', '-E'], operands: 1 },
  tini: { values: ['-p', '-e'], behindDashes: true },
  'dumb-init': { values: ['-r', '--rewrite'], behindDashes: true },
  catatonit: { behindDashes: true },
  eatmydata: {},
  fakeroot: { behindDashes: true },
  unbuffer: {},
  busybox: {},
  toybox: {},
  corepack: {
    inert: ['enable', 'disable', 'prepare', 'install', 'use', 'up', 'pack'],
  },
  'bundle exec': {},
  'poetry run': {},
  'pipenv run': {},
  'uv run': {},
};

const syntaxes: ReadonlyMap<string, PrefixSyntax> = new Map(
  Object.entries(prefixes),
);
/** The first words of those that are two. */
const firstOfPairs: ReadonlySet<string> = new Set(
  Object.keys(prefixes).flatMap(name =>
    name.includes(' ') ? [name.split(' ')[0]] : [],
  ),
);

/** The name of a program without its folder. */
export const baseName = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1);

const pythons = /^(?:python|pypy)\d?(?:\.\d{1,3})?$/;

/**
 * How many words at the beginning only run the rest. 0 when the first word is the tool itself, or when nothing
 * follows it.
 */
export function prefixLength(words: readonly Text[], from: number): number {
  const name = nameOf(words[from]);
  if (name === undefined) return 0;
  if (pythons.test(name)) return pythonModule(words, from);
  const pair = firstOfPairs.has(name)
    ? syntaxes.get(`${name} ${words[from + 1]?.value}`)
    : undefined;
  const syntax = pair ?? syntaxes.get(name);
  if (!syntax) return 0;
  const start = from + (pair ? 2 : 1);
  const command = commandAfter(words, start, syntax);
  return command < words.length ? command - from : 0;
}

const nameOf = (word: Text | undefined) =>
  word?.value === undefined ? undefined : baseName(word.value);

/** `python -u -m pip`: the module is the tool. */
function pythonModule(words: readonly Text[], from: number): number {
  for (let at = from + 1; at < words.length; at++) {
    const word = words[at].value;
    if (word === undefined || !word.startsWith('-')) return 0;
    if (word === '-m') return at + 1 < words.length ? at + 1 - from : 0;
    if (word === '-W' || word === '-X') at++;
  }
  return 0;
}

/** Where the command begins; the number of words if the prefix runs nothing. */
function commandAfter(
  words: readonly Text[],
  start: number,
  syntax: PrefixSyntax,
): number {
  const dashes = syntax.behindDashes
    ? words.findIndex((word, index) => index >= start && word.value === '--')
    : -1;
  if (dashes >= 0) return dashes + 1;
  let at = start;
  for (; at < words.length; at++) {
    const word = words[at].shape;
    if (syntax.inert?.includes(word)) return words.length;
    if (word === '--') {
      at++;
      break;
    }
    const isFlag = word.startsWith('-') && word.length > 1;
    const isAssignment = syntax.assigns && assignment.test(word);
    if (!isFlag && !isAssignment) break;
    if (isFlag && syntax.values?.includes(word)) at++;
  }
  return at + (syntax.operands ?? 0);
}

const assignment = new RegExp(`^[A-Za-z_${UNKNOWN}][A-Za-z0-9_]*=`);
