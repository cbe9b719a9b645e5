import type { Check, Visitor } from '@plimsoll/engine';
import type { Command, Dockerfile, Run } from '@plimsoll/syntax';
import { isMounted, removes } from './caches';
import { Manager, PackageCommand } from './command';
import { commandsAfter, commandsToJudge } from './runs';

/** How a package manager leaves files behind, and how one gets rid of them. */
export interface Leftovers {
  readonly manager: Manager;
  /** Whether a command leaves some. */
  leaves(
    found: PackageCommand,
    run: Run,
    context: { file: Dockerfile },
  ): boolean;
  /** Whether a command behind it removes them; removing the folders always does. */
  cleans(command: Command): boolean;
  readonly folders: readonly string[];
  /** What lies there: "package lists". */
  readonly what: string;
  /** The command to add: `dnf clean all`. */
  remedy(found: PackageCommand): string;
}

/** The judgement of the rules `clean-…` that are mended by a command at the end of the same RUN. */
export function cleanCheck(leftovers: Leftovers): Check<{}> {
  const { manager, folders, what } = leftovers;
  const run: Visitor<Run, {}, Dockerfile> = (node, report, context) => {
    const found = commandsToJudge(node, report, context, {
      reach: 'ships',
      managers: [manager],
    });
    const dirty = found.filter(entry => leftovers.leaves(entry, node, context));
    const last = dirty[dirty.length - 1];
    if (!last) {
      if (found.length) report.notApplicable();
      return;
    }
    if (isMounted(node, folders)) return;
    const after = commandsAfter(node, last.command);
    if (
      after.some(
        command => leftovers.cleans(command) || removes(command, folders),
      )
    )
      return;
    if (after.some(isCleaningScript)) {
      report.unknown(
        'A script of its own may clean up behind the installation',
      );
      return;
    }
    const remedy = leftovers.remedy(last);
    report(
      last.head,
      `The ${what} stay in the image: end this RUN with ${remedy}`,
      cleaningFix(node, last.command, manager, remedy),
    );
  };
  return { dockerfile: { run } };
}

/** `/scripts/cleanup.sh` */
const isCleaningScript = ({ name }: Command) =>
  name !== undefined && /clean/i.test(name);

/** Adds the remedy behind the last command, where the shell reads it as one more. */
export function cleaningFix(
  run: Run,
  command: Command,
  tool: string,
  remedy: string,
) {
  const last = run.commands
    .filter(({ name }) => name !== undefined)
    .reverse()
    .find(({ within }) => within.length === 0);
  const isPlain =
    run.form === 'shell' &&
    // What is open, a quote for one, would go on into what is added.
    !run.script?.problems.length &&
    !run.heredocs.length &&
    command.within.length === 0 &&
    last !== undefined &&
    (last.precededBy === undefined ||
      last.precededBy === '&&' ||
      last === command) &&
    last.followedBy === undefined &&
    last.redirects.length === 0 &&
    command.prefixes.length === 0;
  if (!isPlain || run.commands[run.commands.length - 1] !== last)
    return undefined;
  return {
    fix: {
      title: `Clean up after ${tool}`,
      safe: false,
      edits: [
        { at: { start: last.end, end: last.end }, text: ` && ${remedy}` },
      ],
    },
  };
}

/** `dnf clean all`, also `yum clean -y all`; anything less leaves something. */
export const cleansAll = (command: Command): boolean =>
  /^(?:yum|dnf5?|microdnf|tdnf)$/.test(command.name ?? '') &&
  command.subcommand === 'clean' &&
  command.operands.some(({ value }) => value === 'all');
