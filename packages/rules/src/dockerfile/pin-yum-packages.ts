import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-yum-packages',
  title: 'Give yum packages a version',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3033'],
    kics: ['Yum install Without Version'],
  },
  why: `
    The package that a name stands for changes from day to day. Without a version two builds of the same commit
    differ, and an update arrives unasked and unseen.`,
  unless: `your distribution removes old versions from its archive, as Debian and Alpine do: a pin then breaks the build on the day of the next update. Pinning the base image by digest and rebuilding serves most services better.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM amazonlinux:2\nRUN yum install -y httpd && yum clean all\n',
      good: 'FROM amazonlinux:2\nRUN yum install -y httpd-2.4.65 && yum clean all\n',
    },
  ],
  mentions: ['yum'],
  check: pinCheck('yum', name => `${name}-1.2.3`),
});
