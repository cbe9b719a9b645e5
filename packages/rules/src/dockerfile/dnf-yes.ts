import { defineRule } from '@plimsoll/engine';
import { yesCheck } from '../package-manager/yes-check';

export default defineRule({
  id: 'dockerfile/dnf-yes',
  title: 'Answer the questions of dnf with -y',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3038'],
    kics: ['Missing Flag From Dnf Install'],
  },
  why: `
    \`dnf\` asks before it changes anything. In a build nobody can answer, so it takes the silence for a no and the
    build fails. With \`-y\` it goes ahead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM fedora:43\nRUN dnf install httpd\n',
      good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    },
  ],
  mentions: ['dnf'],
  check: yesCheck('dnf'),
});
