import { defineRule } from '@plimsoll/engine';
import type { Add, Copy, Instruction, Run } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/merge-run',
  title: 'Join short instructions that follow each other',
  category: 'image-build',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3059'],
    kics: ['Multiple RUN, ADD, COPY, Instructions Listed'],
  },
  why: `
    Each RUN, COPY and ADD makes a layer. A few short commands that always run together need only one, and so do files
    that go to the same folder, which is quicker to build and to pull.`,
  unless: `you want the steps cached one by one, which is usually so in a stage that builds. The rule is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN mkdir /srv/app\nRUN chown 1000 /srv/app\n',
      good: 'FROM debian:13\nRUN mkdir /srv/app && chown 1000 /srv/app\n',
    },
  ],
  check: {
    dockerfile: {
      file({ instructions }, report) {
        let previous: Instruction | undefined;
        for (const instruction of instructions) {
          if (previous && areOne(previous, instruction)) {
            report(
              instruction.keyword,
              instruction.type === 'run'
                ? 'This RUN follows a RUN, and both are short: join them with &&'
                : `This ${instruction.keyword.name} goes to the same folder as the one above: name all sources in one`,
            );
          }
          previous = instruction;
        }
      },
    },
  },
});

/** Whether two instructions in a row say what one could. */
function areOne(above: Instruction, below: Instruction): boolean {
  if (above.type !== below.type || flags(above) !== flags(below)) return false;
  if (isShort(above)) return isShort(below);
  return isPlain(above) && isPlain(below) && placeOf(above) === placeOf(below);
}

/** A RUN of one or two commands; longer ones are steps of their own. */
const isShort = (instruction: Instruction): instruction is Run =>
  instruction.type === 'run' &&
  instruction.commands.length <= 2 &&
  !instruction.heredocs.length;

/** A COPY or ADD into a folder. */
const isPlain = (instruction: Instruction): instruction is Copy | Add =>
  (instruction.type === 'copy' || instruction.type === 'add') &&
  !instruction.heredocs.length &&
  /\/$|^\.{1,2}$/.test(instruction.destination?.shape ?? '');

const placeOf = ({ destination }: Copy | Add) =>
  destination?.shape.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/$/, '');

/** Mounts, owners and the like have to be alike. */
const flags = (instruction: Instruction) =>
  instruction.flags
    .map(({ name, value }) => `${name}=${value?.raw ?? ''}`)
    .sort()
    .join(' ');
