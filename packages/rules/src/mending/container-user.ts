import type { OfferedFix } from '@plimsoll/engine';
import type { Command, Dockerfile, Stage } from '@plimsoll/syntax';
import { endOfBuild, keyword, linesBehind } from './lines';

/** Offers to end a stage as a user that is not root; nothing for an image that needs root for what it is. */
export function userFix(
  stage: Stage,
  file: Dockerfile,
): OfferedFix | undefined {
  const user = userFor(stage);
  if (!user) return undefined;
  const last = endOfBuild(stage);
  const edit =
    last.type === 'user' && last.user && !user.made
      ? {
          at: { start: last.user.start, end: (last.group ?? last.user).end },
          text: user.name,
        }
      : linesBehind(file, last, [
          ...(user.made ? [`${keyword(stage, 'RUN')} ${user.made}`] : []),
          `${keyword(stage, 'USER')} ${user.name}`,
        ]);
  return (
    edit && {
      title: user.made
        ? `Make the user ${user.name} and end as it`
        : `End as the user ${user.name}`,
      // It may lack rights that root has: to files of the service, or to a port.
      safe: false,
      edits: [edit],
    }
  );
}

/** The number of a user, as far as the image or the file tells. */
export function numberOf(stage: Stage, name: string): string | undefined {
  const made = usersMade(stage).find(user => user.name === name);
  if (made) return made.number;
  const known = stage.base?.facts.users ?? {};
  return Object.hasOwn(known, name) ? String(known[name]) : undefined;
}

interface NewUser {
  /** As USER names it. */
  readonly name: string;
  /** The command that makes it, if it is not there. */
  readonly made?: string;
}

/** A server that root starts, and that gives its workers another user, can do without only once it is set up so. */
const needsRoot = ({ base }: Stage) =>
  base?.support.releases[0]?.kind === 'service' ||
  base?.name === 'docker.io/library/docker';

function userFor(stage: Stage): NewUser | undefined {
  const { base, baseKind, isWindows } = stage;
  if (isWindows) return { name: 'ContainerUser' };
  const before = userBefore(stage);
  if (before) return { name: before };
  const [made] = usersMade(stage);
  if (made) return { name: made.number ?? made.name };
  const facts = base?.facts ?? {};
  const { stepsDown } = facts;
  if (!stepsDown && needsRoot(stage)) return undefined;
  const own = stepsDown?.to ?? Object.keys(facts.users ?? {})[0];
  if (own !== undefined) return { name: numberOf(stage, own) ?? own };
  // The user of distroless images that is called so; elsewhere as good a number as any.
  if (baseKind === 'scratch' || facts.hasShell === false)
    return { name: '65532' };
  return { name: '10001', made: creation(stage) };
}

/** The last user of the stage, or of one it is FROM, that was not root. */
function userBefore({ lineage }: Stage): string | undefined {
  for (const { instructions } of lineage) {
    const user = instructions.findLast(
      instruction =>
        instruction.type === 'user' && instruction.isRoot === false,
    );
    if (user?.type === 'user' && user.user) {
      const { user: name, group } = user;
      return group ? `${name.raw}:${group.raw}` : name.raw;
    }
  }
  return undefined;
}

interface MadeUser {
  readonly name: string;
  readonly number: string | undefined;
}

/** The users that the file itself makes, the last first. */
function usersMade({ lineage }: Stage): MadeUser[] {
  return lineage
    .flatMap(({ instructions }) => [...instructions].reverse())
    .flatMap(instruction =>
      instruction.type === 'run' ? [...instruction.commands].reverse() : [],
    )
    .flatMap(command => userMadeBy(command) ?? []);
}

function userMadeBy(command: Command): MadeUser | undefined {
  if (command.name !== 'useradd' && command.name !== 'adduser')
    return undefined;
  // `adduser app sudo` puts a user into a group.
  const [name, ...others] = command.operands;
  if (!name?.value || others.length || !/^[a-z_][\w-]*$/.test(name.value))
    return undefined;
  const number = command.flag('-u', '--uid')?.value?.value;
  return {
    name: name.value,
    number: number && /^[1-9]\d*$/.test(number) ? number : undefined,
  };
}

/** How a user is made in this image; undefined where that takes tools it may not have, or root. */
function creation({ base, user }: Stage): string | undefined {
  if (user.isRoot !== true || !base) return undefined;
  const { packageManager } = base.facts;
  switch (packageManager) {
    case 'apk':
      return 'adduser -D -u 10001 app';
    case 'apt':
    case 'dnf':
    case 'yum':
    case 'zypper':
      return 'useradd --uid 10001 --user-group --create-home app';
    default:
      return base.name === 'docker.io/library/busybox'
        ? 'adduser -D -u 10001 app'
        : undefined;
  }
}
