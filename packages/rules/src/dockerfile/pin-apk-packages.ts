import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-apk-packages',
  title: 'Give apk packages a version',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3018'],
    kics: ['Unpinned Package Version in Apk Add'],
  },
  why: `
    The package that a name stands for changes from day to day. Without a version two builds of the same commit
    differ, and an update arrives unasked and unseen.`,
  unless: `your distribution removes old versions from its archive, as Debian and Alpine do: a pin then breaks the build on the day of the next update. Pinning the base image by digest and rebuilding serves most services better.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
      good: 'FROM alpine:3.22\nRUN apk add --no-cache curl=8.14.1-r2\n',
    },
  ],
  mentions: ['apk'],
  check: pinCheck('apk', name => `${name}=1.2.3-r0`),
});
