import { defineRule } from '@plimsoll/engine';
import { cleanCheck } from '../package-manager/clean-check';

export default defineRule({
  id: 'dockerfile/clean-zypper',
  title: 'Clean the cache of zypper in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3036'],
    trivy: ['DS-0020'],
    kics: ['Missing Zypper Clean'],
  },
  why: `
    What a RUN leaves behind is in its layer for good: a later RUN can hide it, but not take it out of the image.
    The metadata and packages that zypper keeps are tens of megabytes, and worthless to a running container.
    Everyone who pulls the image pulls them too, and scanners read them.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean\n',
    },
  ],
  mentions: ['zypper'],
  check: cleanCheck({
    manager: 'zypper',
    // Even a removal reads the repositories first, and keeps what it read.
    leaves: ({ action }) => action !== 'clean',
    cleans: command => command.is('zypper', 'clean', 'cc'),
    folders: ['/var/cache/zypp'],
    what: 'cached packages and metadata of zypper',
    remedy: () => 'zypper clean',
  }),
});
