import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Add, Copy } from '@plimsoll/syntax';
import { UNKNOWN } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/workdir-before-relative-copy',
  title: 'Set WORKDIR before copying to a relative place',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',
  references: { practices: ['image/builds-as-written'], hadolint: ['DL3045'] },
  why: `
    Without a WORKDIR, a relative destination begins where the base image stands, most often the root of the file
    system. The files of the service then mix with those of the system, and a base image that sets a folder of its own
    moves them without a word. A WORKDIR above the COPY says where they go.`,
  unless: `the base image is yours and its documented working folder is where the files belong.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY package.json ./\nRUN npm ci\n',
      good: 'FROM node:24-alpine\nWORKDIR /srv\nCOPY package.json ./\nRUN npm ci\n',
    },
  ],
  check: { dockerfile: { copy: judge, add: judge } },
});

function judge(transfer: Copy | Add, report: Report) {
  const { destination, before, brokenJson } = transfer;
  if (!destination || brokenJson) {
    report.notApplicable();
    return;
  }
  if (isAbsolute(destination.shape)) return;
  const { origin, value } = before.workdir;
  if (origin === 'here' || origin === 'stage') return;
  if (transfer.inOnbuild && isSetByTrigger(transfer)) return;
  // The base image is known to stand in a folder of its own.
  if (origin === 'base' && value !== '/') return;
  if (destination.shape.startsWith(UNKNOWN)) {
    report.unknown('A variable decides whether the destination is relative');
    return;
  }
  report(
    destination,
    'Relative destination without a WORKDIR: set WORKDIR first, or write an absolute path',
    { confidence: origin === 'unknown' ? 'likely' : 'certain' },
  );
}

const isAbsolute = (path: string) => /^(?:[\\/]|[A-Za-z]:)/.test(path);

/** Whether a trigger above has set the folder: they run in this order, in another build. */
const isSetByTrigger = ({ stage, start }: Copy | Add) =>
  stage?.instructions.some(
    other =>
      other.type === 'onbuild' &&
      other.start < start &&
      other.instruction?.type === 'workdir',
  );
