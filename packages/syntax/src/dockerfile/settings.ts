import type { ImageRef } from '../image-ref';
import type { ShellInstruction } from './nodes';
import type {
  Origin,
  ShellSetting,
  StageState,
  UserSetting,
  WorkdirSetting,
} from './stage';

/** What an instruction before the first FROM meets: a file may be a fragment that goes into another. */
export const noState: StageState = {
  user: { origin: 'unknown', value: undefined, isRoot: undefined },
  workdir: { origin: 'unknown', value: undefined },
  shell: {
    origin: 'unknown',
    interpreter: 'sh',
    isPosix: true,
    pipefail: false,
  },
};

/** Whether a user of this name may do everything: root, or what Windows has in its place. */
export const isRootName = (name: string) =>
  name === 'root' ||
  /^0+$/.test(name) ||
  name.toLowerCase().split('\\').pop() === 'containeradministrator';

/** The user that a stage begins with. */
export function userOf(below: Origin, base: ImageRef | undefined): UserSetting {
  if (below === 'none') return { origin: 'none', value: 'root', isRoot: true };
  const user = base?.facts.user;
  return user === undefined
    ? { origin: 'unknown', value: undefined, isRoot: undefined }
    : { origin: 'base', value: user, isRoot: isRootName(user) };
}

/** The folder that a stage begins in. */
export function workdirOf(
  below: Origin,
  base: ImageRef | undefined,
): WorkdirSetting {
  if (below === 'none') return { origin: 'none', value: '/' };
  const workdir = base?.facts.workdir;
  return workdir === undefined
    ? { origin: 'unknown', value: undefined }
    : { origin: 'base', value: workdir };
}

/** The shell that a stage begins with. */
export function shellOf(
  below: Origin,
  base: ImageRef | undefined,
  mayBeWindows: boolean,
): ShellSetting {
  const facts = base?.facts ?? {};
  if (facts.isWindows)
    return {
      origin: 'base',
      interpreter: 'cmd',
      isPosix: false,
      pipefail: false,
    };
  if (facts.hasShell === false)
    return {
      origin: 'base',
      interpreter: 'none',
      isPosix: true,
      pipefail: false,
    };
  // A known Linux image settles it, whatever the file looks like.
  if (mayBeWindows && !facts.user)
    return {
      origin: 'unknown',
      interpreter: undefined,
      isPosix: undefined,
      pipefail: false,
    };
  // Hardly an image sets SHELL; what is not Windows is read by sh.
  return { origin: below, interpreter: 'sh', isPosix: true, pipefail: false };
}

const posixShells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);

/** Whether we can read what this interpreter reads; undefined for one that is not known by name. */
export const isPosixShell = (interpreter: string): boolean =>
  posixShells.has(interpreter);

/** PowerShell, as `pwsh`, is found elsewhere too. */
export const isWindowsShell = (interpreter: string): boolean =>
  interpreter === 'cmd' || interpreter === 'powershell';

/** The shell after a SHELL. */
export function shellSetBy(node: ShellInstruction): ShellSetting {
  const [program, ...args] = node.words.map(word => word.value);
  const interpreter = program && programName(program);
  // `SHELL ["/usr/bin/env", "bash", "-c"]`, `SHELL ["/busybox/busybox", "sh", "-c"]`
  const inner =
    interpreter === 'env' || interpreter === 'busybox'
      ? args.find(arg => arg && posixShells.has(programName(arg)))
      : undefined;
  const name = inner ? programName(inner) : interpreter;
  return {
    origin: 'here',
    node,
    interpreter: name || undefined,
    isPosix: name ? posixShells.has(name) : undefined,
    pipefail: args.some(
      (arg, index) =>
        arg === 'pipefail' && /^-[a-z]*o$/.test(args[index - 1] ?? ''),
    ),
  };
}

/** The name of a program without its folder and `.exe`, in lower case. */
export function programName(path: string): string {
  const name = path.slice(
    Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1,
  );
  return name.toLowerCase().replace(/\.exe$/, '');
}
