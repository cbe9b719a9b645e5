import { defineRule } from '@plimsoll/engine';
import type { Command } from '@plimsoll/engine';
import { isCheck } from '../download-check';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/verified-script-download',
  title: 'Check a downloaded script before it runs',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
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
        if (!isDownload(command)) {
          report.notApplicable();
          return;
        }
        if (reaches(run, 'used') && isScriptRun(command, run.commands)) {
          report(
            command,
            'This runs whatever the server says today: save the script, check its checksum, then run it',
          );
        }
      },
    },
  },
});

const isDownload = ({ name }: Command) => name === 'curl' || name === 'wget';

const interpreters = /^(?:(?:ba|da|a|z|k)?sh|python[\d.]*|node|perl|ruby|php)$/;

const isInterpreter = ({ name, args }: Command) =>
  interpreters.test(name ?? '') &&
  // With a program of its own, what comes down the pipe is its data.
  args.every(
    ({ shape }) => /^-(?!c$|e$|m$)/.test(shape) || shape === '/dev/stdin',
  );

/** Whether an interpreter runs what is downloaded, without anything that checks it. */
function isScriptRun(command: Command, commands: readonly Command[]): boolean {
  const { pipeline } = command;
  const behind = pipeline.slice(pipeline.indexOf(command) + 1);
  if (behind.some(isInterpreter)) return true;
  // `sh -c "$(curl …)"` and `bash <(curl …)`.
  if (command.within[command.within.length - 1] === 'substitution')
    return commands.some(
      ({ name, args }) =>
        /^(?:(?:ba|da|a|z|k)?sh|eval|source|\.)$/.test(name ?? '') &&
        args.some(
          ({ start, end }) => start <= command.start && command.end <= end,
        ),
    );
  const file = savedAs(command);
  if (!file) return false;
  const later = commands.slice(commands.indexOf(command) + 1);
  const run = later.findIndex(other => runs(other, file));
  return run >= 0 && !later.slice(0, run).some(isCheck);
}

/** The file that a download is saved in, by its name alone. */
function savedAs(command: Command): string | undefined {
  const { name, redirects, operands } = command;
  const named =
    name === 'curl'
      ? command.flag('-o', '--output')
      : command.flag('-O', '--output-document');
  const redirect = redirects.find(({ operator }) => operator === '>');
  const file = named?.value?.value ?? redirect?.target?.value;
  if (file) return nameOf(file);
  const isNamedByServer =
    name === 'wget' ? !named : command.hasFlag('-O', '--remote-name');
  if (!isNamedByServer) return undefined;
  const address = operands.find(({ shape }) => shape.includes('/'))?.value;
  return address && nameOf(address.replace(/[?#].*/, ''));
}

/** Whether a command starts a file, by itself or by an interpreter. */
function runs({ name, nameAt, args }: Command, file: string): boolean {
  const isFile = (path: string | undefined) =>
    path !== undefined && nameOf(path) === file;
  if (nameAt?.shape.includes('/') && isFile(nameAt.value)) return true;
  if (!interpreters.test(name ?? '') && name !== 'source' && name !== '.')
    return false;
  return isFile(args.find(({ shape }) => !shape.startsWith('-'))?.value);
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
