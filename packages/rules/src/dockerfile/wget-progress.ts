import { defineRule } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';
import { UNKNOWN } from '@plimsoll/syntax';
import { flagBehind } from '../package-manager/command';

export default defineRule({
  id: 'dockerfile/wget-progress',
  title: 'Keep the progress of wget out of the build log',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3047'],
  },
  why: `
    Without a terminal, wget writes a line of dots for each 50 kilobytes it fetches. A large download fills the
    build log with thousands of them, in which the line that matters is lost. With \`-nv\` it writes one line per
    file, errors included.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN wget https://example.com/a.tgz\n',
      good: 'FROM debian:13\nRUN wget -nv https://example.com/a.tgz\n',
    },
  ],
  mentions: ['wget'],
  check: {
    dockerfile: {
      command({ command }, report) {
        const { name, nameAt, args } = command;
        if (
          name !== 'wget' ||
          !nameAt ||
          !args.length ||
          command.hasFlag(...asks)
        ) {
          report.notApplicable();
          return;
        }
        if (isQuiet(command)) return;
        if (
          args.some(
            ({ shape, quoted }) =>
              !quoted && shape.startsWith(UNKNOWN) && !shape.includes('/'),
          )
        ) {
          report.unknown('A variable may hold the options of wget');
          return;
        }
        const edits = flagBehind(nameAt, '-nv');
        report(
          nameAt,
          'The progress of wget floods the build log: add -nv',
          edits && { fix: { title: 'Add -nv', safe: true, edits } },
        );
      },
    },
  },
});

/** With these it downloads nothing. */
const asks = ['--version', '-V', '--help', '-h'];

const isQuiet = (command: Command) =>
  command.hasFlag(
    ...['-q', '--quiet', '--no-verbose', '--progress'],
    ...['-o', '--output-file', '-a', '--append-output', '-b', '--background'],
  ) || command.args.some(({ shape }) => /^-[a-zA-Z]*nv/.test(shape));
