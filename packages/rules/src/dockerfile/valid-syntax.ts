import { defineRule } from '@plimsoll/engine';

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
    stands in a line that cannot be read is not judged by any other rule.`,
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
        for (const problem of problems) report(problem, problem.message);
      },
    },
  },
});
