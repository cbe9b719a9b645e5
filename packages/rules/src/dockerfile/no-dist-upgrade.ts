import { defineRule } from '@plimsoll/engine';
import type { PackageCommand } from '../package-manager/command';
import { commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/no-dist-upgrade',
  title: 'Renew the base image instead of upgrading it in the build',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/small-runtime-base'],
    hadolint: ['DL3035'],
    trivy: ['DS-0024'],
    kics: [
      'Run Using Upgrade Commands',
      'Run Using dnf Update',
      'Yum Update Enabled',
      'Use of Apk Upgrade',
      'Run Using Zypper Update',
    ],
  },
  why: `
    An upgrade of the whole system writes a second copy of what it renews into the image, and what it does depends
    on the day and on the build cache. A newer base image brings the same packages, smaller and tested together.`,
  unless: `your security team asks for it, because your base image is renewed too seldom. Opinions differ: the rule is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get dist-upgrade -y\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
  mentions: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
        });
        for (const upgrade of found.filter(isWhole)) {
          report(
            upgrade.head,
            `The whole system is renewed by ${upgrade.command.name} ${upgrade.verb.value}: use a newer base image`,
          );
        }
      },
    },
  },
});

/** `apt-get upgrade` neither adds nor removes packages, and is what security teams ask for: it is left alone. */
const isWhole = ({ manager, action, operands }: PackageCommand) =>
  action === 'dist-upgrade' ||
  (action === 'upgrade' && manager !== 'apt' && !operands.length);
