import { defineRule } from '@plimsoll/engine';
import { yesCheck } from '../package-manager/yes-check';

export default defineRule({
  id: 'dockerfile/zypper-yes',
  title: 'Answer the questions of zypper with -y',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3034'],
    kics: ['Missing Zypper Non-interactive Switch'],
  },
  why: `
    \`zypper\` asks before it changes anything. In a build nobody can answer, so it takes the silence for a no and the
    build fails. With \`-y\` it goes ahead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM opensuse/leap:15.6\nRUN zypper install httpd\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n',
    },
  ],
  mentions: ['zypper'],
  check: yesCheck('zypper'),
});
