import { defineRule } from '@plimsoll/engine';
import { isCopied } from '../build-trust/copied-files';
import { packageCommand } from '../package-manager/command';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/signed-packages-apk',
  title: 'Let apk check who signed a package',
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
    checkov: ['CKV2_DOCKER_7'],
    urls: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  },
  why: `
    With \`--allow-untrusted\` apk installs packages that nobody has signed, from whoever delivers them, and runs their
    scripts as root. The key of a repository of your own belongs into \`/etc/apk/keys\`. Packages that are copied in,
    from the source or from the stage that built them, are not complained of.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.22\nRUN apk add --no-cache --allow-untrusted -X https://example.com/apk own-tool\nUSER 10001\n',
      good: 'FROM alpine:3.22\nCOPY own.rsa.pub /etc/apk/keys/\nRUN apk add --no-cache -X https://example.com/apk own-tool\nUSER 10001\n',
    },
  ],
  mentions: ['apk'],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        if (command.name !== 'apk' || !reaches(run, 'used')) {
          report.notApplicable();
          return;
        }
        const flag = command.flag('--allow-untrusted');
        if (!flag) return;
        const files = packageCommand(command)?.operands ?? [];
        const areCopied =
          files.length > 0 &&
          files.every(
            ({ value }) =>
              value !== undefined &&
              /\.apk$/.test(value) &&
              isCopied(run, value),
          );
        if (areCopied) return;
        report(
          flag,
          'This takes packages that nobody has signed: leave it out, and put the key of the repository into /etc/apk/keys',
        );
      },
    },
  },
});
