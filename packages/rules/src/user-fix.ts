import type { OfferedFix } from '@plimsoll/engine';
import type { Instruction, Stage } from '@plimsoll/syntax';

/** What is said of an image after it is made, and so after its USER. */
const closing = new Set<Instruction['type']>([
  'cmd',
  'entrypoint',
  'expose',
  'healthcheck',
  'label',
  'stopsignal',
]);

/** A user that owns nothing: the one of distroless, which needs no entry in /etc/passwd. */
const nobody = '65532:65532';

/** Ends a stage as a user that is not root: one that the base image brings along, or one that owns nothing. */
export function endAsUser(stage: Stage): OfferedFix | undefined {
  const user = userFor(stage);
  if (user === undefined) return undefined;
  const { instructions } = stage;
  let at = instructions.length;
  while (closing.has(instructions[at - 1].type)) at--;
  const last = instructions[at - 1];
  const title = `End as user ${user}`;
  if (last.type === 'user' && last.user)
    return {
      title,
      safe: false,
      edits: [
        {
          at: { start: last.user.start, end: (last.group ?? last.user).end },
          text: user,
        },
      ],
    };
  const next = instructions[at];
  const start = next ? (next.comments[0] ?? next).start : last.end;
  return {
    title,
    safe: false,
    edits: [
      {
        at: { start, end: start },
        text: next ? `USER ${user}\n` : `\nUSER ${user}`,
      },
    ],
  };
}

function userFor({ base, isWindows }: Stage): string | undefined {
  if (isWindows) return 'ContainerUser';
  if (!base) return nobody;
  const { users = {}, stepsDown } = base.facts;
  if (stepsDown) return `${users[stepsDown.to] ?? stepsDown.to}`;
  // A server that is started by root and gives its workers another user can do without only once it is set up so.
  if (base.support.releases[0]?.kind === 'service') return undefined;
  const [number] = Object.values(users);
  return number === undefined ? nobody : `${number}`;
}
