import { defineRule } from '@plimsoll/engine';
import { cleanCheck, cleansAll } from '../package-manager/clean-check';

export default defineRule({
  id: 'dockerfile/clean-dnf',
  title: 'Clean the cache of dnf in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3040'],
    trivy: ['DS-0019', 'DS-0027'],
    kics: ['Missing Dnf Clean All'],
  },
  why: `
    What a RUN leaves behind is in its layer for good: a later RUN can hide it, but not take it out of the image.
    The metadata and packages that dnf keeps are tens of megabytes, and worthless to a running container. Everyone
    who pulls the image pulls them too, and scanners read them.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM fedora:43\nRUN dnf install -y httpd\n',
      good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n',
    },
  ],
  mentions: ['dnf'],
  check: cleanCheck({
    manager: 'dnf',
    leaves: ({ action }) => action !== 'clean' && action !== 'remove',
    cleans: cleansAll,
    folders: [
      '/var/cache/dnf',
      '/var/cache/libdnf5',
      '/var/cache/yum',
      '/var/cache/tdnf',
    ],
    what: 'cached packages and metadata of dnf',
    remedy: ({ command }) => `${command.name} clean all`,
  }),
});
