import type { ToolCall } from './tool-call';

const runners = new Set([
  'make',
  'gmake',
  'task',
  'just',
  'mage',
  'npm',
  'yarn',
  'pnpm',
  'bun',
  'nx',
  'turbo',
  'bazel',
  'bazelisk',
  'earthly',
  'dagger',
  'rake',
  'invoke',
  'tox',
  'nox',
  'ansible-playbook',
  'goreleaser',
  'melange',
  'apko',
  'nix',
]);
const imageWords =
  /docker|container|image|oci|push|publish|release|registry|scan|sign|sbom/i;
/** Tasks that build or deploy, in tools that are often used for images. */
const buildWords = /build|deploy|package|dist|all|ci/i;
const taskRunners = new Set(['make', 'gmake', 'task', 'just', 'mage', 'rake']);

/** What a command does is in a file that is not read. */
export interface HiddenBuild {
  /** In words for a message. */
  readonly task: string;
  /** It may build an image, but nothing says that it does anything else to one. */
  readonly mayBuild?: boolean;
}

/** A task or script whose name says that it has to do with images, but not what. */
export function hiddenBuild(command: ToolCall): HiddenBuild | undefined {
  const { name } = command;
  if (name === undefined) return undefined;
  const args = command.args.map(({ shape }) => shape);
  if (runners.has(name)) return taskOf(name, args);
  const path = command.nameAt?.shape ?? '';
  const script = /\.(?:sh|bash|py|js|rb)$/.test(path) ? path : args[0];
  const isInterpreter = /^(?:bash|sh|python3?|node|ruby)$/.test(name);
  const isScript =
    script !== undefined &&
    /\.(?:sh|bash|py|js|rb)$/.test(script) &&
    (script === path || isInterpreter);
  return isScript && imageWords.test(`${script} ${args.join(' ')}`)
    ? { task: script.slice(0, 60) }
    : undefined;
}

function taskOf(
  name: string,
  args: readonly string[],
): HiddenBuild | undefined {
  const tasks = args.filter(arg => !arg.startsWith('-'));
  const task = tasks.find(arg => imageWords.test(arg));
  if (task !== undefined && !/^(?:install|ci)$/.test(args[0] ?? ''))
    return { task: `${name} ${task.slice(0, 60)}` };
  if (/^(?:goreleaser|earthly|dagger|apko)$/.test(name)) return { task: name };
  // `make` alone makes everything.
  const builds = tasks.find(arg => buildWords.test(arg)) ?? tasks[0] ?? '';
  return taskRunners.has(name) &&
    (tasks.length === 0 || buildWords.test(builds))
    ? { task: `${name} ${builds.slice(0, 60)}`.trim(), mayBuild: true }
    : undefined;
}
