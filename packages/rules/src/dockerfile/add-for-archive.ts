import { defineRule } from '@plimsoll/engine';
import type { Command, Copy, Stage, Text } from '@plimsoll/syntax';
import { commandsOf } from '@plimsoll/syntax';
import { isArchiveName } from '../remote-source';

export default defineRule({
  id: 'dockerfile/add-for-archive',
  title: 'Unpack a copied archive with ADD',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',
  references: { hadolint: ['DL3010'] },
  why: `
    COPY puts the archive into a layer and RUN puts what it holds into another, so the image carries both, and removing
    the archive afterwards frees nothing. ADD unpacks a local archive while it copies, in one layer and without a tool in
    the image. A bind mount in the RUN does the same.`,
  unless: `the archive is needed in the image as it is, or unpacked in a stage that does not ship.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13-slim\nCOPY rootfs.tar.gz /tmp/\nRUN tar -xzf /tmp/rootfs.tar.gz -C /opt\n',
      good: 'FROM debian:13-slim\nADD rootfs.tar.gz /opt/\n',
    },
  ],
  check: {
    dockerfile: {
      copy({ keyword, sources, from, stage, ...copy }, report) {
        const archives = sources.filter(({ value }) =>
          isArchiveName(value ?? ''),
        );
        if (from || !archives.length) {
          report.notApplicable();
          return;
        }
        const later = commandsAfter(stage, copy.start);
        const unpacked = archives.find(archive =>
          later.some(command => unpacks(command, archive, copy.destination)),
        );
        if (unpacked) {
          report(
            unpacked,
            'This archive is copied here and unpacked by a RUN below: ADD does both in one layer',
          );
        }
      },
    },
  },
});

const commandsAfter = (stage: Stage | undefined, offset: number) =>
  (stage?.instructions ?? [])
    .filter(({ type, start }) => type === 'run' && start > offset)
    .flatMap(commandsOf);

const unpackers = new Set([
  'bunzip2',
  'gunzip',
  'gzcat',
  'uncompress',
  'unlzma',
  'unxz',
  'unzip',
  'zcat',
]);

/** Whether a command unpacks the archive, by its own name or by the one it was copied to. */
function unpacks(
  command: Command,
  archive: Text,
  destination: Copy['destination'],
): boolean {
  const { name, args } = command;
  const isUnpacker =
    name === 'tar' ? extracts(command) : unpackers.has(name ?? '');
  if (!isUnpacker) return false;
  const names = [archive, destination].map(text => fileName(text?.value));
  return args.some(({ value }) => {
    const file = fileName(value?.replace(/^--file=|^-[a-z]*f(?=.)/, ''));
    return file !== undefined && names.includes(file) && isArchiveName(file);
  });
}

/** `tar -xf`, `tar xf`, `tar --extract`. */
const extracts = (command: Command) =>
  command.hasFlag('-x', '--extract', '--get') ||
  /^[a-zA-Z]*x/.test(command.args[0]?.value ?? '');

function fileName(path: string | undefined): string | undefined {
  return path?.slice(path.lastIndexOf('/') + 1) || undefined;
}
