import { defineRule } from '@plimsoll/engine';
import type { Command, Located } from '@plimsoll/engine';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/verified-script-download',
  title: 'Check a downloaded script before it runs',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    controls: ['cis-docker@1.8.0:4.11'],
    urls: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  },
  why: `
    \`curl … | sh\` runs as root whatever the server says today, and half of it when the connection breaks. Nobody can
    say later what was run. Download it with \`ADD --checksum\`, or compare it with \`sha256sum -c\`, before it runs.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN curl -fsSL https://example.com/install.sh | sh\nUSER 10001\n',
      good: 'FROM debian:13\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/\nRUN sh /tmp/install.sh\nUSER 10001\n',
    },
  ],
  mentions: ['curl', 'wget'],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        const at = reaches(run, 'used') && scriptRun(command, run.commands);
        if (at) {
          report(
            at,
            'This runs whatever the server says today: save the script, check its checksum, then run it',
          );
        } else if (!isDownload(command)) report.notApplicable();
      },
    },
  },
});

const isDownload = ({ name }: Command) => name === 'curl' || name === 'wget';

const isInterpreter = ({ name, args }: Command) =>
  /^(?:(?:ba|da|a|z|k)?sh|python[\d.]*|node|perl|ruby|php)$/.test(name ?? '') &&
  // With a program of its own, what comes down the pipe is its data.
  args.every(
    ({ shape }) => /^-(?!c$|e$|m$)/.test(shape) || shape === '/dev/stdin',
  );

/** The download that a command hands to an interpreter, or is itself. */
function scriptRun(
  command: Command,
  commands: readonly Command[],
): Located | undefined {
  if (!isDownload(command)) return undefined;
  const { pipeline } = command;
  const behind = pipeline.slice(pipeline.indexOf(command) + 1);
  if (behind.some(isInterpreter)) return command;
  // `sh -c "$(curl …)"` and `bash <(curl …)`.
  const isSubstituted =
    command.within[command.within.length - 1] === 'substitution' &&
    commands.some(
      ({ name, args }) =>
        /^(?:(?:ba|da|a|z|k)?sh|eval|source|\.)$/.test(name ?? '') &&
        args.some(
          ({ start, end }) => start <= command.start && command.end <= end,
        ),
    );
  return isSubstituted ? command : undefined;
}
