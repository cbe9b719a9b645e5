import { defineRule } from '@plimsoll/engine';
import type { Command, Stage, Text } from '@plimsoll/syntax';
import { isArchiveName, isPackedName } from '../remote-source';

export default defineRule({
  id: 'dockerfile/add-for-archive',
  title: 'Unpack archives without leaving a copy in the image',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['image/only-what-is-needed'],
    hadolint: ['DL3010'],
  },
  why: `
    COPY puts the archive into a layer and RUN puts what it holds into another, so the image carries both, and removing
    the archive afterwards frees nothing. ADD unpacks a local tar archive while it copies, in one layer and without a tool
    in the image. What it does not unpack, as a \`.zip\` or a single \`.gz\`, a RUN gets by \`--mount=type=bind\`.`,
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
      file({ instructions }, report) {
        let hasArchive = false;
        let stage: Stage | undefined;
        const copied = new Map<string, Text>();
        for (const node of instructions) {
          if (node.stage !== stage) copied.clear();
          stage = node.stage;
          // What a stage that does not ship holds twice costs nothing.
          if (stage && !stage.ships) continue;
          if (node.type === 'copy' && !node.from) {
            for (const archive of node.sources.filter(isPacked)) {
              hasArchive = true;
              for (const name of namesOf(archive, node.destination))
                copied.set(name, archive);
            }
          } else if (node.type === 'run' && copied.size) {
            const unpacked = node.commands.filter(unpacks).flatMap(filesOf);
            for (const name of unpacked) {
              const archive = copied.get(name);
              if (!archive) continue;
              copied.delete(name);
              report(
                archive,
                isArchiveName(archive.value ?? '')
                  ? 'This archive is copied here and unpacked by a RUN below: ADD does both in one layer'
                  : 'The image holds this file both packed and, by a RUN below, unpacked: give it to that RUN by --mount=type=bind',
              );
            }
          }
        }
        if (!hasArchive) report.notApplicable();
      },
    },
  },
});

const isPacked = ({ value }: Text) => isPackedName(value ?? '');

/** What an archive is called in the image: as it was, or as it was copied to. */
const namesOf = (archive: Text, destination: Text | undefined) =>
  [archive, destination]
    .map(text => fileName(text?.value))
    .filter(isPackedName);

const unpackers = new Set([
  'bunzip2',
  'bzcat',
  'gunzip',
  'gzcat',
  'uncompress',
  'unlzma',
  'unxz',
  'unzip',
  'unzstd',
  'xzcat',
  'zcat',
]);

/** Programs that pack and, told so, unpack. */
const packers = new Set(['bzip2', 'gzip', 'lzma', 'xz', 'zstd']);

function unpacks(command: Command): boolean {
  const { name = '', args } = command;
  if (packers.has(name))
    return command.hasFlag('-d', '--decompress', '--uncompress');
  if (name !== 'tar' && name !== 'bsdtar') return unpackers.has(name);
  return (
    command.hasFlag('-x', '--extract', '--get') ||
    /^[a-zA-Z]*x/.test(args[0]?.value ?? '')
  );
}

const filesOf = ({ args }: Command) =>
  args.map(({ value }) =>
    fileName(value?.replace(/^--file=|^-[a-z]*f(?=.)/, '')),
  );

const fileName = (path: string = '') => path.slice(path.lastIndexOf('/') + 1);
