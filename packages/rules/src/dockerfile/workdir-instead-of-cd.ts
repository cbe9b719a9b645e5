import { defineRule } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/workdir-instead-of-cd',
  title: 'Change folders with WORKDIR, not with cd',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3003'],
    trivy: ['DS-0013'],
    kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"],
    urls: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  },
  why: `
    Each RUN starts in the working folder of the stage: what cd does is forgotten at the end of the line. A cd on its own
    therefore does nothing, and one at the beginning of each RUN has to be repeated and kept in step. WORKDIR says it
    once, for the lines that follow and for the container.`,
  unless: `the commands of one RUN visit several folders; a cd in the middle, or in a subshell, is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . /srv\nRUN cd /srv && npm ci\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nWORKDIR /srv\nRUN npm ci\n',
    },
  ],
  check: {
    dockerfile: {
      run({ commands, script }, report) {
        if (script?.unread) {
          report.unknown(
            'The commands of RUN cannot be read, so it is unknown whether one is cd',
          );
          return;
        }
        if (!commands.some(({ name }) => name === 'cd')) return;
        const first = commands.find(isOwn);
        const last = commands[commands.length - 1];
        if (last.name === 'cd' && isOwn(last) && !last.conditional) {
          report(
            last,
            'This cd is forgotten at the end of the RUN: use WORKDIR',
          );
        }
        if (first?.name === 'cd' && first !== last) {
          report(
            first,
            'This RUN begins with cd: set the folder with WORKDIR above it',
          );
        }
      },
    },
  },
});

/** Whether a command runs in the shell of the RUN itself. */
const isOwn = ({ within }: Command) => within.length === 0;
