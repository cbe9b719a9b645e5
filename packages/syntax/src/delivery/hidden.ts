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

/** A task or script whose name says that it has to do with images, but not what; in words for a message. */
export function hiddenBuild(command: ToolCall): string | undefined {
  const { name } = command;
  if (name === undefined) return undefined;
  const args = command.args.map(({ shape }) => shape);
  if (runners.has(name)) {
    const task = args.find(arg => !arg.startsWith('-') && imageWords.test(arg));
    const always =
      name === 'goreleaser' ||
      name === 'earthly' ||
      name === 'dagger' ||
      name === 'apko';
    if (task !== undefined && !/^(?:install|ci)$/.test(args[0] ?? ''))
      return `${name} ${task.slice(0, 60)}`;
    return always ? name : undefined;
  }
  const path = command.nameAt?.shape ?? '';
  const script = /\.(?:sh|bash|py|js|rb)$/.test(path) ? path : args[0];
  const isInterpreter = /^(?:bash|sh|python3?|node|ruby)$/.test(name);
  const isScript =
    script !== undefined &&
    /\.(?:sh|bash|py|js|rb)$/.test(script) &&
    (script === path || isInterpreter);
  return isScript && imageWords.test(`${script} ${args.join(' ')}`)
    ? script.slice(0, 60)
    : undefined;
}
