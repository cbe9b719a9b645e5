import { defineRule } from '@plimsoll/engine';
import type { Command, Located } from '@plimsoll/engine';
import { settingWritten } from '../build-trust/words';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/signed-packages-apt',
  title: 'Let apt check who signed a package',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: [
      'cis-docker@1.8.0:4.11',
      's2c2f@1.1:AUD-3',
      'cis-software-supply-chain@1.0:2.4.3',
    ],
    checkov: ['CKV2_DOCKER_8', 'CKV2_DOCKER_11'],
    urls: ['https://manpages.debian.org/apt-secure'],
  },
  why: `
    The signature is all that tells a package of the distribution from one that somebody put in its place: mirrors are
    mostly asked over plain HTTP. \`--allow-unauthenticated\`, \`--force-yes\` and \`[trusted=yes]\` install it without;
    the key of a repository of your own is named by \`signed-by\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --allow-unauthenticated curl\nUSER 10001\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nUSER 10001\n',
    },
  ],
  mentions: ['apt', 'trusted=yes', 'Trusted:'],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        const at = reaches(run, 'used') && unsigned(command);
        if (at) {
          report(
            at,
            'This takes packages that nobody has signed: leave it out, and name the key of the repository with signed-by',
          );
        } else if (!isApt(command)) {
          report.notApplicable();
        }
      },
    },
  },
});

const isApt = ({ name }: Command) => /^apt(?:itude|-get)?$/.test(name ?? '');

function unsigned(command: Command): Located | undefined {
  if (!isApt(command)) {
    return settingWritten(
      command,
      /\[[^\]\n]{0,200}\btrusted=yes\b[^\]\n]{0,200}\]|\bTrusted:\s?yes\b/,
    );
  }
  return (
    command.flag(
      '--allow-unauthenticated',
      '--force-yes',
      '--allow-insecure-repositories',
    ) ??
    command.args.find(({ shape }) =>
      /(?:APT::Get::AllowUnauthenticated|APT::Get::Force-Yes|Acquire::AllowInsecureRepositories)=["']?(?:true|1|yes)/i.test(
        shape,
      ),
    )
  );
}
