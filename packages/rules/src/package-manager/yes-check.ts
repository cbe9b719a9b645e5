import type { Check } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';
import { Action, flagBehind, Manager, PackageCommand } from './command';
import { commandsToJudge } from './runs';

const asking: ReadonlySet<Action> = new Set([
  'install',
  'build-dep',
  'upgrade',
  'dist-upgrade',
  'remove',
]);

/** The judgement of the rules `…-yes`: no command stops to ask, because nobody is there to answer. */
export function yesCheck(manager: Manager): Check<{}> {
  return {
    dockerfile: {
      run(run, report, context) {
        const commands = commandsToJudge(run, report, context, {
          reach: 'used',
          managers: [manager],
        });
        const judged = commands.filter(({ action }) => asking.has(action));
        if (commands.length && !judged.length) report.notApplicable();
        for (const found of judged) {
          const { command, verb, head } = found;
          if (isAnswered(found) || isFedYes(command)) continue;
          const edits = flagBehind(verb, '-y');
          report(
            head,
            `As it stands, ${command.name} ${verb.value} stops to ask, and nobody answers in a build: add -y`,
            edits && { fix: { title: 'Add -y', safe: true, edits } },
          );
        }
      },
    },
  };
}

function isAnswered({ manager, command }: PackageCommand): boolean {
  switch (manager) {
    case 'apt':
      return (
        command.hasFlag(
          ...['-y', '--yes', '--assume-yes', '--force-yes'],
          ...['-s', '--simulate', '--dry-run', '--just-print', '--recon'],
          ...['--no-act', '--print-uris', '-h', '--help'],
        ) ||
        isQuietEnough(command) ||
        hasOption(command, /^APT::Get::Assume-Yes=(?:1|true|yes)$/i)
      );
    case 'zypper':
      return command.hasFlag(
        ...['-y', '--no-confirm', '-n', '--non-interactive', '--dry-run'],
      );
    default:
      return (
        command.hasFlag('-y', '--assumeyes', '--assumeno', '--help') ||
        command.flags.some(
          ({ name, value }) =>
            name === '--setopt' &&
            /^assumeyes=(?:1|true|yes)$/i.test(value?.shape ?? ''),
        )
      );
  }
}

/** `-qq`, `-q -q` and `-q=2` mean yes as well. */
function isQuietEnough({ flags }: Command): boolean {
  const quiet = flags.filter(({ name }) => name === '-q' || name === '--quiet');
  return (
    quiet.length > 1 ||
    quiet.some(({ value }) => /^[2-9]/.test(value?.shape ?? ''))
  );
}

/** Whether apt is given a setting that matches: `-o Name=value`. */
export const hasOption = ({ flags }: Command, setting: RegExp): boolean =>
  flags.some(
    ({ name, value }) =>
      (name === '-o' || name === '--option') &&
      setting.test(value?.shape.replace(/\s+|^=/g, '') ?? ''),
  );

/** `yes | apt-get install …`, `echo y | …`. */
function isFedYes(command: Command): boolean {
  const before = command.pipeline.slice(0, command.pipeline.indexOf(command));
  return before.some(({ name }) =>
    ['yes', 'echo', 'printf'].includes(name ?? ''),
  );
}
