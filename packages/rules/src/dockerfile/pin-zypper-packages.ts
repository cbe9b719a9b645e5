import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-zypper-packages',
  title: 'Give zypper packages a version',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3037'],
    kics: ['Zypper Install Without Version'],
  },
  why: `
    The package that a name stands for changes from day to day. Without a version two builds of the same commit
    differ, and an update arrives unasked and unseen.`,
  unless: `your distribution removes old versions from its archive, as Debian and Alpine do: a pin then breaks the build on the day of the next update. Pinning the base image by digest and rebuilding serves most services better.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean\n',
      good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean\n',
    },
  ],
  mentions: ['zypper'],
  check: pinCheck('zypper', name => `${name}=1.2.3`),
});
