import { defineRule } from '@plimsoll/engine';
import { reportOverridden } from '../overridden';

export default defineRule({
  id: 'dockerfile/single-entrypoint',
  title: 'Keep one ENTRYPOINT per stage',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A11'],
    hadolint: ['DL4004'],
    trivy: ['DS-0007'],
    buildkit: ['MultipleInstructionsDisallowed'],
    kics: ['Multiple ENTRYPOINT Instructions Listed'],
  },
  why: `
    Only the last ENTRYPOINT of a stage counts; those above it are dropped without a word. If the first was the one that
    prepares the container or drops its rights, none of that happens, and the file still reads as if it did.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nENTRYPOINT ["/prepare.sh"]\nENTRYPOINT ["node", "server.js"]\n',
      good: 'FROM node:24-alpine\nENTRYPOINT ["/prepare.sh", "node", "server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report) {
        reportOverridden(file, 'entrypoint', report);
      },
    },
  },
});
