import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-apt-packages',
  title: 'Give apt packages a version',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3008'],
    kics: ['Apt Get Install Pin Version Not Defined'],
  },
  why: `
    The package that a name stands for changes from day to day. Without a version two builds of the same commit
    differ, and an update arrives unasked and unseen.`,
  unless: `your distribution removes old versions from its archive, as Debian and Alpine do: a pin then breaks the build on the day of the next update. Pinning the base image by digest and rebuilding serves most services better.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl=8.14.1-2\n',
    },
  ],
  mentions: ['apt'],
  check: pinCheck('apt', name => `${name}=1.2.3`),
});
