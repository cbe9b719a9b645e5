import { defineRule } from '@plimsoll/engine';
import type { Command, Located, Run } from '@plimsoll/engine';
import { isCopied } from '../build-trust/copied-files';
import { settingWritten } from '../build-trust/words';
import { packageCommand } from '../package-manager/command';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/signed-packages-rpm',
  title: 'Let dnf, yum and rpm check who signed a package',
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
    checkov: ['CKV2_DOCKER_9', 'CKV2_DOCKER_10', 'CKV2_DOCKER_15'],
    urls: ['https://dnf.readthedocs.io/en/latest/conf_ref.html'],
  },
  why: `
    Without the check of signatures, or of the certificate of the repository, packages come from whoever answers, and
    their scripts run as root. Import the key of the repository with \`rpm --import\` and name its authority in
    \`sslcacert\`. Packages that are copied in, from the source or from the stage that built them, are not complained
    of.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM almalinux:10\nRUN dnf install -y --nogpgcheck https://example.com/tool.rpm\nUSER 10001\n',
      good: 'FROM almalinux:10\nRUN rpm --import https://example.com/key.asc && dnf install -y https://example.com/tool.rpm\nUSER 10001\n',
    },
  ],
  mentions: ['yum', 'dnf', 'zypper', 'rpm', 'gpgcheck', 'sslverify'],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        const at = reaches(run, 'used') && unsigned(command, run);
        if (at) {
          report(
            at,
            'This takes packages from anybody: leave it out, and import the key of the repository with rpm --import',
          );
        } else if (!tools.test(command.name ?? '')) {
          report.notApplicable();
        }
      },
    },
  },
});

const tools = /^(?:yum|dnf5?|microdnf|tdnf|zypper|rpm|yum-config-manager)$/;
const settings =
  /\b(?:sslverify|gpgcheck)["']?\s{0,9}=\s{0,9}["']?(?:0|false|no|off)\b/i;

function unsigned(command: Command, run: Run): Located | undefined {
  const { name } = command;
  if (!tools.test(name ?? '')) return settingWritten(command, settings);
  const flag =
    name === 'rpm'
      ? command.flag(
          '--nosignature',
          '--nodigest',
          '--noverify',
          '--nofiledigest',
        )
      : command.flag(
          '--nogpgcheck',
          '--no-gpgcheck',
          '--no-gpg-check',
          '--no-gpg-checks',
        );
  if (flag && !areCopied(command, run)) return flag;
  return command.args.find(({ shape }) => settings.test(shape));
}

/** Whether all it installs are files that were copied in. */
function areCopied(command: Command, run: Run): boolean {
  const files = packageCommand(command)?.operands ?? command.operands;
  return (
    files.length > 0 &&
    files.every(
      ({ value }) =>
        value !== undefined && /\.rpm$/.test(value) && isCopied(run, value),
    )
  );
}
