import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/from-first',
  title: 'Begin with FROM, or with ARG before it',
  category: 'image-build',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3061'],
    urls: ['https://docs.docker.com/reference/dockerfile/#format'],
  },
  why: `
    FROM says what an image stands on, so there is nothing yet that an instruction above it could change. The builder
    refuses the file, and no image comes of it. Only ARG may stand there, for use in FROM.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'LABEL team=harbour\nFROM alpine:3.24\n',
      good: 'FROM alpine:3.24\nLABEL team=harbour\n',
    },
  ],
  check: {
    dockerfile: {
      file({ problems, instructions }, report) {
        if (!instructions.length) report.notApplicable();
        for (const problem of problems) {
          if (problem.code === 'from-first') report(problem, problem.message);
        }
      },
    },
  },
});
