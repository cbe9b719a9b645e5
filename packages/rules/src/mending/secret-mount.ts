import type { FixEdit, OfferedFix } from '@plimsoll/engine';
import type {
  Arg,
  Dockerfile,
  Instruction,
  Run,
  Stage,
} from '@plimsoll/syntax';
import { everyInstruction, expandedWords } from '@plimsoll/syntax';
import { withoutLines } from './lines';

/**
 * Offers to bring a secret by a mount where it came by an ARG. Nothing unless it is plain who uses it: RUNs of the ARG's
 * own stage that name the variable, or the only RUN behind it.
 */
export function secretMountFix(
  stage: Stage,
  name: string,
  file: Dockerfile,
): OfferedFix | undefined {
  if (!/^\w{1,100}$/.test(name)) return undefined;
  const args = stage.instructions.filter(
    (one): one is Arg =>
      one.type === 'arg' && one.args.some(arg => arg.name === name),
  );
  const [arg] = args;
  if (args.length !== 1 || arg.args.length !== 1 || arg.args[0].default)
    return undefined;
  const isGlobal = file.globalArgs.some(one =>
    one.args.some(other => other.name === name),
  );
  const runs = isGlobal ? undefined : runsWith(arg, stage, name, file);
  const gone = withoutLines(file, arg);
  if (!runs?.length || !gone) return undefined;
  const mount = ` --mount=type=secret,id=${name.toLowerCase()},env=${name}`;
  return {
    title: `Bring ${name} by a secret mount`,
    // The build has to be given the secret in another way.
    safe: false,
    edits: [
      gone,
      ...runs.map(
        ({ keyword: { end } }): FixEdit => ({
          at: { start: end, end },
          text: mount,
        }),
      ),
    ],
  };
}

/** The RUNs that need the secret; undefined if something else does, or if that cannot be told. */
function runsWith(
  arg: Arg,
  stage: Stage,
  name: string,
  file: Dockerfile,
): Run[] | undefined {
  const behind = stage.instructions.filter(({ start }) => start > arg.start);
  const isRun = (one: Instruction): one is Run => one.type === 'run';
  const runs = behind.filter(isRun);
  const uses = (run: Run) =>
    new RegExp(`\\$\\{?${name}(?!\\w)`).test(file.source.slice(run));
  for (const other of everyInstruction(file)) {
    const isElsewhere = other.stage !== stage || other.inOnbuild;
    if (other.type === 'run' && isElsewhere && uses(other)) return undefined;
    if (other === arg) continue;
    if (expandedWords(other).some(text => namesIt(text.variables, name)))
      return undefined;
  }
  const named = runs.filter(uses);
  const needing = named.length || runs.length !== 1 ? named : runs;
  const isPlain = needing.every(({ mounts }) =>
    mounts.every(({ options }) => options.get('env') !== name),
  );
  return isPlain ? needing : undefined;
}

const namesIt = (variables: readonly { name: string }[], name: string) =>
  variables.some(use => use.name === name);
