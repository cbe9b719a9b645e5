import { defineRule } from '@plimsoll/engine';
import { reportOverridden } from '../overridden';

export default defineRule({
  id: 'dockerfile/single-cmd',
  title: 'Keep one CMD per stage',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A11'],
    hadolint: ['DL4003'],
    trivy: ['DS-0016'],
    buildkit: ['MultipleInstructionsDisallowed'],
    kics: ['Multiple CMD Instructions Listed'],
  },
  why: `
    Only the last CMD of a stage counts; those above it are dropped without a word. Whoever reads the file from the top
    takes the first for the truth, and whoever wanted both to run gets one. A container runs one process: start several
    through a script or in containers of their own.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCMD ["node", "worker.js"]\nCMD ["node", "server.js"]\n',
      good: 'FROM node:24-alpine\nCMD ["node", "server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report) {
        reportOverridden(file, 'cmd', report);
      },
    },
  },
});
