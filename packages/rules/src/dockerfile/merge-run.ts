import { defineRule } from '@plimsoll/engine';
import type { Instruction, Run } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/merge-run',
  title: 'Join short RUN instructions that follow each other',
  category: 'image-build',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    hadolint: ['DL3059'],
    kics: ['Multiple RUN, ADD, COPY, Instructions Listed'],
  },
  why: `
    Each RUN makes a layer. A few short commands that always run together need only one, which is quicker to build
    and to pull.`,
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
          if (
            isShort(instruction) &&
            isShort(previous) &&
            flags(instruction) === flags(previous)
          ) {
            report(
              instruction.keyword,
              'This RUN follows a RUN, and both are short: join them with &&',
            );
          }
          previous = instruction;
        }
      },
    },
  },
});

/** A RUN of one or two commands; longer ones are steps of their own. */
const isShort = (instruction: Instruction | undefined): instruction is Run =>
  instruction?.type === 'run' &&
  instruction.commands.length <= 2 &&
  !instruction.heredocs.length;

/** Mounts and network have to be alike. */
const flags = (run: Run) =>
  run.flags
    .map(({ name, value }) => `${name}=${value?.raw ?? ''}`)
    .sort()
    .join(' ');
