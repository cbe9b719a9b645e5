import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Add, Copy, Text } from '@plimsoll/syntax';
import { UNKNOWN } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/copy-dest-slash',
  title: 'End the folder that takes several files with a slash',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3021'],
    trivy: ['DS-0011'],
    kics: ['Copy With More Than Two Arguments Not Ending With Slash'],
    urls: ['https://docs.docker.com/reference/dockerfile/#destination'],
  },
  why: `
    Several sources can only go into a folder, and the reference asks for a slash that says so. Builders differ in what
    they do without it: some refuse the line, some make a folder of it. And once only one source is left, the same
    line makes a file of that name.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY package.json package-lock.json /srv\n',
      good: 'FROM node:24-alpine\nCOPY package.json package-lock.json /srv/\n',
    },
  ],
  check: { dockerfile: { copy: judge, add: judge } },
});

function judge(
  { sources, heredocs, destination, brokenJson }: Copy | Add,
  report: Report,
) {
  const count = sources.length + heredocs.length;
  if (!destination || count < 2 || brokenJson) {
    report.notApplicable();
    return;
  }
  if (isFolder(destination.shape)) return;
  if (destination.shape.endsWith(UNKNOWN)) {
    report.unknown('A variable decides whether the destination is a folder');
    return;
  }
  const end = endOfPath(destination);
  report(
    destination,
    `${count} sources are copied to one place: end it with a slash to make it a folder`,
    {
      fix: {
        title: 'Add the slash',
        // The value of a variable may be another one in the next build, but never a file for several sources.
        safe: true,
        edits: [{ at: { start: end, end }, text: '/' }],
      },
    },
  );
}

/** `.` and `..` are folders whatever stands behind them. */
const isFolder = (path: string) => /[\\/]$|(?:^|[\\/])\.{1,2}$/.test(path);

/** Inside the closing quote, if there is one. */
function endOfPath({ raw, end }: Text): number {
  return /["']$/.test(raw) ? end - 1 : end;
}
