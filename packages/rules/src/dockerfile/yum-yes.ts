import { defineRule } from '@plimsoll/engine';
import { yesCheck } from '../package-manager/yes-check';

export default defineRule({
  id: 'dockerfile/yum-yes',
  title: 'Answer the questions of yum with -y',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL3030'],
    kics: ['Yum Install Allows Manual Input'],
  },
  why: `
    \`yum\` asks before it changes anything. In a build nobody can answer, so it takes the silence for a no and the
    build fails. With \`-y\` it goes ahead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM amazonlinux:2\nRUN yum install httpd\n',
      good: 'FROM amazonlinux:2\nRUN yum install -y httpd\n',
    },
  ],
  mentions: ['yum'],
  check: yesCheck('yum'),
});
