import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-dnf-packages',
  title: 'Give dnf packages a version',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3041'],
    kics: ['Missing Version Specification In dnf install'],
  },
  why: `
    The package that a name stands for changes from day to day. Without a version two builds of the same commit
    differ, and an update arrives unasked and unseen.`,
  unless: `your distribution removes old versions from its archive, as Debian and Alpine do: a pin then breaks the build on the day of the next update. Pinning the base image by digest and rebuilding serves most services better.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n',
      good: 'FROM fedora:43\nRUN dnf install -y httpd-2.4.65 && dnf clean all\n',
    },
  ],
  mentions: ['dnf'],
  check: pinCheck('dnf', name => `${name}-1.2.3`),
});
