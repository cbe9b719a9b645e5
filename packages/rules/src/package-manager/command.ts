import { remember } from '@plimsoll/syntax';
import type { Command, Located, Run, Text } from '@plimsoll/syntax';

/** A way to install packages. `dnf` is also microdnf and tdnf, `pip` also `uv pip`. */
export type Manager =
  | 'apt'
  | 'apk'
  | 'yum'
  | 'dnf'
  | 'zypper'
  | 'pip'
  | 'npm'
  | 'gem'
  | 'go';

/**
 * What a package manager is told to do. `update` fetches the index only; `upgrade` renews what is installed,
 * `dist-upgrade` even if packages come or go by it.
 */
export type Action =
  | 'install'
  | 'build-dep'
  | 'update'
  | 'upgrade'
  | 'dist-upgrade'
  | 'remove'
  | 'clean';

/** A command of a package manager, understood. */
export interface PackageCommand {
  readonly manager: Manager;
  readonly action: Action;
  readonly command: Command;
  /** The word that says what to do: `install`. */
  readonly verb: Text;
  /** The words after it that are neither flags nor their values. */
  readonly operands: readonly Text[];
  /** What a person would underline: from the tool to the verb. */
  readonly head: Located;
  /** For `remember` alone. */
  readonly memory: unknown[];
}

type Verbs = Readonly<Record<string, Action>>;

const verbs = (table: Partial<Record<Action, string>>): Verbs =>
  Object.fromEntries(
    Object.entries(table).flatMap(([action, words]) =>
      words.split(' ').map(word => [word, action as Action]),
    ),
  );

const rpmVerbs = verbs({
  install: 'install groupinstall localinstall reinstall in',
  update: 'makecache check-update',
  upgrade: 'update upgrade up update-minimal upgrade-minimal localupdate',
  'dist-upgrade': 'distro-sync dist-upgrade',
  remove: 'remove erase autoremove groupremove',
  'build-dep': 'builddep',
  clean: 'clean',
});

const managerVerbs: Readonly<Record<Manager, Verbs>> = {
  apt: verbs({
    install: 'install reinstall',
    'build-dep': 'build-dep satisfy',
    update: 'update',
    upgrade: 'upgrade safe-upgrade',
    'dist-upgrade': 'dist-upgrade full-upgrade',
    remove: 'remove purge autoremove autopurge',
    clean: 'clean autoclean distclean',
  }),
  apk: verbs({
    install: 'add',
    update: 'update',
    upgrade: 'upgrade',
    remove: 'del',
    clean: 'cache',
  }),
  yum: rpmVerbs,
  dnf: rpmVerbs,
  zypper: verbs({
    install: 'install in',
    'build-dep': 'source-install si',
    update: 'refresh ref',
    upgrade: 'update up patch',
    'dist-upgrade': 'dist-upgrade dup',
    remove: 'remove rm',
    clean: 'clean cc',
  }),
  pip: verbs({ install: 'install', remove: 'uninstall', clean: 'cache' }),
  npm: verbs({
    install: 'install i in ins inst add a ci clean-install',
    remove: 'uninstall remove rm un',
    clean: 'cache',
  }),
  gem: verbs({ install: 'install i', clean: 'cleanup' }),
  go: verbs({ install: 'install get run', clean: 'clean' }),
};

const tools: ReadonlyMap<string, Manager> = new Map(
  Object.entries<Manager>({
    apt: 'apt',
    'apt-get': 'apt',
    aptitude: 'apt',
    apk: 'apk',
    yum: 'yum',
    dnf: 'dnf',
    dnf5: 'dnf',
    microdnf: 'dnf',
    tdnf: 'dnf',
    zypper: 'zypper',
    npm: 'npm',
    pnpm: 'npm',
    yarn: 'npm',
    bun: 'npm',
    gem: 'gem',
    go: 'go',
  }),
);

/** Words that stand before the verb: `dnf module install`, `yarn global add`. */
const scopes: Partial<Record<Manager, ReadonlySet<string>>> = {
  yum: new Set(['group', 'groups', 'module']),
  dnf: new Set(['group', 'groups', 'module']),
  npm: new Set(['global']),
};

/** Reads a command as one of a package manager; undefined when it is none, or does something else. */
export function packageCommand(command: Command): PackageCommand | undefined {
  const { name } = command;
  if (name === undefined) return undefined;
  const isUv = name === 'uv' && command.subcommand === 'pip';
  const manager = isUv || isPip(name) ? 'pip' : tools.get(name);
  if (!manager) return undefined;
  return read(command, manager, isUv);
}

function read(
  command: Command,
  manager: Manager,
  isUv: boolean,
): PackageCommand | undefined {
  const { nameAt } = command;
  if (!nameAt) return undefined;
  const operands = beforeDashes(command);
  const first = operands[0]?.value;
  const isScoped =
    isUv || (first !== undefined && scopes[manager]?.has(first) === true);
  const [verb, ...rest] = isScoped ? operands.slice(1) : operands;
  const table = managerVerbs[manager];
  if (verb?.value === undefined || !Object.hasOwn(table, verb.value))
    return undefined;
  return {
    manager,
    action: table[verb.value],
    command,
    verb,
    operands: rest,
    head: headOf(nameAt, verb),
    memory: [],
  };
}

const isPip = (name: string) =>
  name.startsWith('pip') && /^pip(?:\d(?:\.\d{1,3})?)?$/.test(name);

/** gem and npm hand what comes after `--` to others; for the rest it is more packages. */
function beforeDashes({ name, args, operands }: Command): readonly Text[] {
  if (name !== 'gem' && name !== 'npm') return operands;
  const dashes = args.find(({ shape }) => shape === '--');
  return dashes ? operands.filter(({ end }) => end <= dashes.start) : operands;
}

/** From the tool to the verb; the verb alone where they do not follow each other in the file. */
function headOf(name: Located, verb: Located): Located {
  const start = name.start <= verb.start ? name.start : verb.start;
  return { start, end: verb.end };
}

type Commands = Pick<Run, 'commands' | 'memory'>;

/** What a RUN tells any package manager, in order: thirty rules ask about the same RUN. */
export const allPackageCommands = remember(
  ({ commands }: Commands): readonly PackageCommand[] =>
    commands.flatMap(command => packageCommand(command) ?? []),
);

/** What a RUN tells these package managers, in order. */
export function packageCommands(
  run: Commands,
  ...managers: readonly Manager[]
): readonly PackageCommand[] {
  const all = allPackageCommands(run);
  // Mostly all or none of them are meant.
  if (all.every(({ manager }) => managers.includes(manager))) return all;
  return all.some(({ manager }) => managers.includes(manager))
    ? all.filter(({ manager }) => managers.includes(manager))
    : none;
}

const none: readonly PackageCommand[] = [];

/** An edit that adds a flag right behind a word, in the shell form as in the JSON form; nothing if it cannot be told how. */
export function flagBehind(word: Text, flag: string) {
  const at = { start: word.end, end: word.end };
  if (word.raw === word.value) return [{ at, text: ` ${flag}` }];
  if (word.raw === `"${word.value}"`) return [{ at, text: `, "${flag}"` }];
  return undefined;
}
