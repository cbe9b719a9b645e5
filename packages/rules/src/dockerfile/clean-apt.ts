import { defineRule } from '@plimsoll/engine';
import { cleanCheck } from '../package-manager/clean-check';

export default defineRule({
  id: 'dockerfile/clean-apt',
  title: 'Remove the package lists of apt in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    controls: ['cis-docker@1.8.0:4.3'],
    hadolint: ['DL3009'],
    kics: ['Apt Get Install Lists Were Not Deleted'],
  },
  why: `
    What a RUN leaves behind is in its layer for good: a later RUN can hide it, but not take it out of the image.
    The lists that \`apt-get update\` fetches are tens of megabytes, and worthless to a running container. Debian's
    own images remove downloaded archives, but not the lists. Everyone who pulls the image pulls them too, and
    scanners read them.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  mentions: ['apt'],
  check: cleanCheck({
    manager: 'apt',
    leaves: ({ action }) => action === 'update',
    // `apt-get clean` removes archives only.
    cleans: command =>
      command.is('apt-get', 'distclean') || command.is('apt', 'distclean'),
    folders: ['/var/lib/apt/lists'],
    what: 'package lists of apt',
    remedy: () => 'rm -rf /var/lib/apt/lists/*',
  }),
});
