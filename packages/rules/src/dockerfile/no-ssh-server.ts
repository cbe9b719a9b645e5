import { defineRule } from '@plimsoll/engine';
import { commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/no-ssh-server',
  title: 'Ship no SSH server',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['security/nothing-to-work-with'],
    controls: [
      'cis-docker@1.8.0:5.7',
      'nist-sp-800-190@2017:4.1.2',
      'bsi-it-grundschutz@2022:SYS.1.6.A16',
    ],
  },
  why: `
    An SSH server in a container is a second service, with keys to keep, patches to take and a door to guard. Whoever gets
    in that way leaves no trace in the logs of the platform. To look inside, \`docker exec\`, \`docker debug\` or an
    ephemeral container need none of that.`,
  unless: `SSH is what the service offers, as with a git or SFTP server.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends openssh-server\nUSER 10001\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates\nUSER 10001\n',
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
        const installs = found.filter(({ action }) => action === 'install');
        if (found.length && !installs.length) report.notApplicable();
        // What goes again in the same RUN is in no layer.
        if (found.some(({ action }) => action === 'remove')) return;
        for (const at of installs.flatMap(({ operands }) => operands)) {
          const name = at.value?.replace(/[=~<>@:].*/, '') ?? '';
          if (servers.has(name))
            report(
              at,
              `The image ships with an SSH server (${name}): leave it out, and look inside with docker exec`,
            );
        }
      },
    },
  },
});

const servers = new Set([
  'openssh-server',
  'openssh-server-pam',
  'dropbear',
  'dropbear-bin',
  'tinysshd',
  'tinyssh',
]);
