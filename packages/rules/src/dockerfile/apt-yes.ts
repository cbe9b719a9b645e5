import { defineRule } from '@plimsoll/engine';
import { yesCheck } from '../package-manager/yes-check';

export default defineRule({
  id: 'dockerfile/apt-yes',
  title: 'Answer the questions of apt-get with -y',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3014'],
    trivy: ['DS-0021'],
    kics: ["APT-GET Missing '-y' To Avoid Manual Input"],
  },
  why: `
    \`apt-get\` asks before it changes anything. In a build nobody can answer, so it takes the silence for a no and the
    build fails. With \`-y\` it goes ahead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
  mentions: ['apt'],
  check: yesCheck('apt'),
});
