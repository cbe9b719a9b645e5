import type { Report } from '@plimsoll/engine';
import { remember } from '@plimsoll/syntax';
import type { Arg, Command, Dockerfile, Run, Stage } from '@plimsoll/syntax';
import { Manager, PackageCommand, packageCommands } from './command';

/** Which stages a rule is about: those that are built at all, or those whose layers are in an image that ships. */
export type Reach = 'used' | 'ships';

/** Whether a RUN is of a stage that matters. What stands before the first FROM was meant for one. */
export const reaches = ({ stage }: Pick<Run, 'stage'>, reach: Reach): boolean =>
  stage === undefined || stage[reach];

/** The tools to look for in a RUN whose commands cannot be read. */
const toolNames: Readonly<Record<Manager, RegExp>> = {
  apt: /\bapt(?:itude|-get)?\b/,
  apk: /\bapk\b/,
  yum: /\byum\b/,
  dnf: /dnf\b/,
  zypper: /\bzypper\b/,
  pip: /\bpip/,
  npm: /\b(?:p?npm|yarn|bun)\b/,
  gem: /\bgem\b/,
  go: /\bgo\b/,
};

const none: readonly PackageCommand[] = [];

/**
 * The commands of a RUN that these package managers get, for rules that judge them. Where there are none it says
 * `notApplicable` or `unknown`, and the caller has nothing to add.
 */
export function commandsToJudge(
  run: Run,
  report: Report,
  { file }: { file: Dockerfile },
  { reach, managers }: { reach: Reach; managers: readonly Manager[] },
): readonly PackageCommand[] {
  if (!reaches(run, reach)) {
    report.notApplicable();
    return none;
  }
  const found = packageCommands(run, ...managers);
  if (found.length) return found;
  if (run.script?.unread) {
    const text = file.source.slice(run);
    if (managers.some(manager => toolNames[manager].test(text))) {
      report.unknown('The commands of this RUN cannot be read');
      return none;
    }
  }
  report.notApplicable();
  return none;
}

/** The commands of a RUN behind another one. */
export const commandsAfter = (run: Run, command: Command): readonly Command[] =>
  run.commands.slice(run.commands.indexOf(command) + 1);

/**
 * Whether a setting is written where a RUN meets it: in the RUN itself, or above it in its stage or one that is FROM.
 * The pattern has to be a constant: it is looked for once per file.
 */
export function isSetBefore(
  run: Run,
  { file }: { file: Dockerfile },
  setting: RegExp,
): boolean {
  return (run.stage?.lineage ?? []).some(
    stage => firstMatch(stage, file, setting) < run.end,
  );
}

const matchesOf = remember((_: Stage) => new Map<RegExp, number>());

/** Where a stage first has a match; infinity if it has none. */
function firstMatch(
  stage: Stage,
  { source }: Dockerfile,
  setting: RegExp,
): number {
  const known = matchesOf(stage);
  let first = known.get(setting);
  if (first === undefined) {
    const { instructions, from } = stage;
    const { end } = instructions[instructions.length - 1];
    const at = source.slice({ start: from.start, end }).search(setting);
    first = at < 0 ? Infinity : from.start + at;
    known.set(setting, first);
  }
  return first;
}

/** The value of a variable where a command runs: given to it, set by the script before, by ENV or by ARG. */
export function variableAt(
  run: Run,
  command: Command,
  name: string,
): { readonly value: string | undefined } | undefined {
  const given = command.assignments.find(({ name: own }) => own === name);
  if (given) return { value: given.value?.value ?? '' };
  for (const { name: tool, args, assignments, start } of run.commands) {
    if (start >= command.start) break;
    const word =
      tool === 'export' &&
      args.find(({ shape }) => shape.startsWith(`${name}=`));
    if (word) return { value: word.value?.slice(name.length + 1) };
    const set = tool === undefined && assignments.find(a => a.name === name);
    if (set) return { value: set.value?.value ?? '' };
  }
  const { stage } = run;
  const env = stage?.env(name);
  if (env && env.node.start < run.start) return { value: env.value.value };
  const arg = stage && argsOf(stage).get(name);
  if (arg && arg.start < run.start) return { value: arg.value };
  return undefined;
}

type Argument = Arg['args'][number];
/** The arguments of a stage; the first of a name, which is there from then on. */
const argsOf = remember((stage: Stage): Map<string, Argument> => {
  const found = new Map<string, Argument>();
  for (const instruction of stage.instructions) {
    if (instruction.type !== 'arg') continue;
    for (const arg of instruction.args) {
      if (!found.has(arg.name)) found.set(arg.name, arg);
    }
  }
  return found;
});

/** Whether a variable switches something on; one that a build may set counts as on. */
export function isOn(variable: { value: string | undefined } | undefined) {
  if (!variable) return false;
  const { value } = variable;
  return value === undefined || !/^(?:0|false|no|off|n|f|)$/i.test(value);
}
