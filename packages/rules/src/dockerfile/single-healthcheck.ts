import { defineRule } from '@plimsoll/engine';
import { reportOverridden } from '../overridden';

export default defineRule({
  id: 'dockerfile/single-healthcheck',
  title: 'Keep one HEALTHCHECK per stage',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['debugging/health', 'image/builds-as-written'],
    hadolint: ['DL3012'],
    trivy: ['DS-0023'],
    buildkit: ['MultipleInstructionsDisallowed'],
  },
  why: `
    Only the last HEALTHCHECK of a stage counts; those above it are dropped without a word, with their options. What
    they were to watch is not watched, and the file still reads as if it were. One test can ask several things.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nHEALTHCHECK CMD ["/check-db"]\nHEALTHCHECK CMD ["/check-web"]\n',
      good: 'FROM node:24-alpine\nHEALTHCHECK CMD ["/check-all"]\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report) {
        reportOverridden(file, 'healthcheck', report);
      },
    },
  },
});
