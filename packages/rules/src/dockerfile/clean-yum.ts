import { defineRule } from '@plimsoll/engine';
import { cleanCheck, cleansAll } from '../package-manager/clean-check';

export default defineRule({
  id: 'dockerfile/clean-yum',
  title: 'Clean the cache of yum in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3032'],
    trivy: ['DS-0015'],
    kics: ['Yum Clean All Missing'],
  },
  why: `
    What a RUN leaves behind is in its layer for good: a later RUN can hide it, but not take it out of the image.
    The metadata and packages that yum keeps are tens of megabytes, and worthless to a running container. Everyone
    who pulls the image pulls them too, and scanners read them.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM amazonlinux:2\nRUN yum install -y httpd\n',
      good: 'FROM amazonlinux:2\nRUN yum install -y httpd && yum clean all\n',
    },
  ],
  mentions: ['yum'],
  check: cleanCheck({
    manager: 'yum',
    leaves: ({ action }) => action !== 'clean' && action !== 'remove',
    cleans: cleansAll,
    folders: ['/var/cache/yum', '/var/cache/dnf'],
    what: 'cached packages and metadata of yum',
    remedy: ({ command }) => `${command.name} clean all`,
  }),
});
