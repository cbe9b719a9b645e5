import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/valid-syntax',
  title: 'Write a Dockerfile that builds',
  category: 'image-build',
  severity: 'critical',
  confidence: 'certain',
  references: {
    urls: ['https://docs.docker.com/reference/dockerfile/'],
  },
  why: `
    The builder refuses this file, so nothing can be built from it: no new release, and no security fix either. What
    stands in a line that cannot be read is not judged by any other rule; all other lines are.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FORM node:24-alpine\nCOPY . /srv\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\n',
    },
  ],
  check: {
    dockerfile: {
      file({ problems }, report) {
        for (const problem of problems) {
          const { code, message } = problem;
          if (!ofOtherRules.has(code))
            report(problem, message, degrees[code] ?? {});
        }
      },
    },
  },
});

/** Problems that have a rule of their own, because more is to be said of them than that they are there. */
const ofOtherRules = new Set([
  'bad-onbuild',
  'bad-port',
  'from-first',
  'single-quoted-json',
]);

/** Problems that do not always keep the image from being built. */
const degrees: Readonly<Record<string, ReportOptions>> = {
  // The builder takes it for words: it builds, and does not start.
  'bad-json': { severity: 'high' },
  // The shell in the image may know more than the one we read.
  'shell-syntax': { severity: 'high', confidence: 'likely' },
};
