import { remember } from '@plimsoll/syntax';
import type { Command, Run, Text } from '@plimsoll/syntax';
import { isOn, variableAt } from './runs';

/** An installation of what a project lists: `npm ci`, `pip install -r requirements.txt`, `go mod download`. */
export interface ProjectInstall {
  /** `npm`, `yarn`, `pip` … */
  readonly tool: string;
  readonly command: Command;
  /** The words that say so: `npm install`. */
  readonly words: readonly Text[];
  /** Whether it takes the versions of a lock file or fails; undefined when that is not asked of the tool. */
  readonly isFrozen: boolean | undefined;
  /** How it is frozen: `npm ci`. */
  readonly frozenForm: string;
  /** Where it keeps what it downloads; `~` is the home of who runs it. Absent where that is no use to the next one. */
  readonly cache: string | undefined;
  /** Whether its commands go on to use the packages there, as those of Go do, instead of a copy of them. */
  readonly isUsedInPlace: boolean;
  /** Whether the files that list the packages are all it needs: no sources. */
  readonly needsListOnly: boolean;
}

interface Tool {
  /** What it is told, as a pattern of its first operands: `install`, `mod download`. */
  readonly install: RegExp;
  readonly cache?: string;
  readonly isUsedInPlace?: boolean;
  readonly frozenForm?: string;
  readonly isFrozen?: (command: Command, verb: string, run: Run) => boolean;
  /** Whether it is an installation of single packages, or elsewhere. */
  readonly isOther?: (command: Command, verb: string) => boolean;
  /** Whether it builds as well, so that it needs the sources. */
  readonly builds?: (command: Command, verb: string) => boolean;
}

const isVariableOn = (run: Run, command: Command, ...names: string[]) =>
  names.some(name => isOn(variableAt(run, command, name)));

const isGlobal = (command: Command) => command.hasFlag('-g', '--global');
const hasNames = ({ operands }: Command) => operands.length > 1;

const tools: ReadonlyMap<string, Tool> = new Map(
  Object.entries<Tool>({
    npm: {
      install: /^(?:install|i|in|ci|clean-install)$/,
      cache: '~/.npm',
      frozenForm: 'npm ci',
      isFrozen: (_, verb) => /^c/.test(verb),
      isOther: command => isGlobal(command) || hasNames(command),
    },
    yarn: {
      install: /^(?:install)?$/,
      cache: '/usr/local/share/.cache/yarn',
      frozenForm: 'yarn install --immutable, or --frozen-lockfile with Yarn 1',
      isFrozen: (command, _, run) =>
        command.hasFlag(
          '--frozen-lockfile',
          '--immutable',
          '--immutable-cache',
        ) || isVariableOn(run, command, 'YARN_ENABLE_IMMUTABLE_INSTALLS'),
      isOther: command =>
        command.hasFlag('--version', '-v', '--help', '-h') || isGlobal(command),
    },
    pnpm: {
      install: /^(?:install|i|fetch)$/,
      cache: '~/.local/share/pnpm/store',
      frozenForm: 'pnpm install --frozen-lockfile',
      isFrozen: (command, verb, run) =>
        verb === 'fetch' ||
        command.hasFlag('--frozen-lockfile') ||
        isVariableOn(run, command, 'CI'),
      isOther: command => isGlobal(command) || hasNames(command),
    },
    bun: {
      install: /^(?:install|i|ci)$/,
      cache: '~/.bun/install/cache',
      frozenForm: 'bun install --frozen-lockfile',
      isFrozen: (command, verb) =>
        verb === 'ci' || command.hasFlag('--frozen-lockfile'),
      isOther: command => isGlobal(command) || hasNames(command),
    },
    bundle: {
      install: /^(?:install)?$/,
      frozenForm: 'bundle install with BUNDLE_DEPLOYMENT=1 or BUNDLE_FROZEN=1',
      isFrozen: (command, _, run) =>
        command.hasFlag('--deployment', '--frozen') ||
        isVariableOn(run, command, 'BUNDLE_DEPLOYMENT', 'BUNDLE_FROZEN'),
      isOther: command => command.hasFlag('--version', '-v'),
    },
    composer: {
      install: /^(?:install|i|update|u|upgrade)$/,
      cache: '~/.composer/cache',
      frozenForm: 'composer install',
      isFrozen: (_, verb) => /^i/.test(verb),
    },
    poetry: {
      install: /^(?:install|sync|update)$/,
      cache: '~/.cache/pypoetry',
      frozenForm: 'poetry install',
      isFrozen: (_, verb) => verb !== 'update',
      builds: command => !command.hasFlag('--no-root', '--only'),
    },
    pipenv: {
      install: /^(?:install|sync)$/,
      cache: '~/.cache/pipenv',
      frozenForm: 'pipenv sync',
      isFrozen: (command, verb) =>
        verb === 'sync' || command.hasFlag('--deploy', '--ignore-pipfile'),
      isOther: hasNames,
    },
    uv: {
      install: /^sync$/,
      cache: '~/.cache/uv',
      frozenForm: 'uv sync --locked',
      isFrozen: (command, _, run) =>
        command.hasFlag('--locked', '--frozen') ||
        isVariableOn(run, command, 'UV_LOCKED', 'UV_FROZEN'),
      builds: command =>
        !command.hasFlag('--no-install-project', '--no-install-workspace'),
    },
    pip: {
      install: /^install$/,
      cache: '~/.cache/pip',
      isOther: command => !command.hasFlag('-r', '--requirement'),
    },
    go: {
      install: /^mod (?:download|tidy)$/,
      cache: '/go/pkg/mod',
      isUsedInPlace: true,
      frozenForm: 'go mod download',
      isFrozen: (_, verb) => verb === 'mod download',
    },
    cargo: {
      install: /^(?:build|fetch|install)$/,
      cache: '/usr/local/cargo/registry',
      isUsedInPlace: true,
      frozenForm: 'cargo with --locked',
      isFrozen: command => command.hasFlag('--locked', '--frozen'),
      builds: (_, verb) => verb !== 'fetch',
    },
    dotnet: {
      install: /^restore$/,
      cache: '~/.nuget/packages',
      isUsedInPlace: true,
    },
    mvn: {
      install: /^dependency:(?:go-offline|resolve)$/,
      cache: '~/.m2',
      isUsedInPlace: true,
    },
  }),
);

/** Reads a command as an installation of what the project lists; undefined when it is none. */
export function projectInstall(
  run: Run,
  command: Command,
): ProjectInstall | undefined {
  const { name, nameAt, operands } = command;
  if (name === undefined || !nameAt) return undefined;
  const isPip = name.startsWith('pip') && /^pip[\d.]*$/.test(name);
  const tool = isPip ? 'pip' : name;
  const entry = tools.get(tool);
  if (!entry) return undefined;
  const length = tool === 'go' ? 2 : 1;
  const verbWords = operands.slice(0, length);
  const verb = verbWords.map(({ value }) => value ?? '?').join(' ');
  if (!entry.install.test(verb) || entry.isOther?.(command, verb))
    return undefined;
  return {
    tool,
    command,
    words: [nameAt, ...verbWords],
    isFrozen: entry.isFrozen?.(command, verb, run),
    frozenForm: entry.frozenForm ?? '',
    cache: entry.cache,
    isUsedInPlace: entry.isUsedInPlace ?? false,
    needsListOnly: !entry.builds?.(command, verb),
  };
}

/** All installations of a RUN. */
export const projectInstalls = remember((run: Run): readonly ProjectInstall[] =>
  run.commands.flatMap(command => projectInstall(run, command) ?? []),
);

/** What to underline: from the tool to the last word that says what it does. */
export function wordsOf({ words }: ProjectInstall) {
  const last = words[words.length - 1];
  return { start: Math.min(words[0].start, last.start), end: last.end };
}
