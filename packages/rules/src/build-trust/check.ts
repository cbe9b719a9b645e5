import type {
  Arg,
  Check,
  Command,
  Env,
  Located,
  Report,
  ReportOptions,
} from '@plimsoll/engine';
import {
  removal,
  settingsBy,
  settingsIn,
  VariableSetting,
} from '../variable-settings';

/** Something that makes a build trust whom it cannot know, and what to say of it. */
export interface Distrust {
  readonly at: Located;
  readonly message: string;
}

interface Judge {
  /** The tools that there is something to ask of. */
  readonly tools: RegExp;
  /** Whether a rule is about this variable. */
  readonly isVariable?: (name: string) => boolean;
  /** Whether the variable's value takes the check away. */
  readonly isBad?: (value: string) => boolean;
  /** What to say of a variable that does. */
  readonly variableSays?: (name: string) => string;
  /** What a command does to that end. */
  readonly command?: (command: Command) => Distrust | undefined;
}

/** The judgement of the rules that ask a build to verify whom it talks to: variables, and flags of the tools. */
export function trustCheck({
  tools,
  isVariable = () => false,
  isBad = () => true,
  variableSays = name => name,
  command: judgeCommand,
}: Judge): Check<{}> {
  const judge = (
    settings: readonly VariableSetting[],
    report: Report,
    fix: (setting: VariableSetting) => ReportOptions | undefined,
  ) => {
    if (!settings.length) return false;
    const ours = settings.filter(({ name }) => isVariable(name));
    for (const setting of ours) {
      const { name, value, at } = setting;
      if (value === undefined)
        report.unknown(`A variable without a known value sets ${name}`);
      else if (isBad(value)) report(at, variableSays(name), fix(setting));
    }
    return ours.length > 0;
  };
  const visit = (node: Env | Arg, report: Report, text: string) => {
    const isSet =
      (!node.stage || node.stage.used) &&
      judge(settingsIn(node), report, ({ name, at }) => {
        const gone = node.type === 'env' && removal(node, at, text);
        if (!gone) return undefined;
        const edits = [{ at: gone, text: '' }];
        return { fix: { title: `Remove ${name}`, safe: false, edits } };
      });
    if (!isSet) report.notApplicable();
  };
  return {
    dockerfile: {
      env: (env, report, { file }) => visit(env, report, file.source.text),
      arg: (arg, report, { file }) => visit(arg, report, file.source.text),
      command({ command, run }, report) {
        if (run.stage && !run.stage.used) {
          report.notApplicable();
          return;
        }
        const isSet = judge(settingsBy(command), report, setting =>
          inlineFix(command, setting),
        );
        const found = judgeCommand?.(command);
        if (found) report(found.at, found.message);
        const isOurs = command.name !== undefined && tools.test(command.name);
        if (!isSet && !found && !isOurs) report.notApplicable();
      },
    },
  };
}

/** Takes `NAME=value` away from before a command. */
function inlineFix(
  { nameAt, source, assignments }: Command,
  { name, at }: VariableSetting,
): ReportOptions | undefined {
  const next = [...assignments.map(({ start }) => start), nameAt?.start ?? 0]
    .filter(start => start >= at.end)
    .sort((a, b) => a - b)[0];
  if (!nameAt || next === undefined) return undefined;
  const gone = { start: at.start, end: next };
  if (!/^\S*[ \t]+$/.test(source.slice(gone))) return undefined;
  const edits = [{ at: gone, text: '' }];
  return { fix: { title: `Leave out ${name}`, safe: false, edits } };
}
