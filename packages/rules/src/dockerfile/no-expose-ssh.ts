import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-expose-ssh',
  title: 'Do not offer SSH into the container',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['network/published-on-purpose'],
    controls: [
      'cis-docker@1.8.0:5.7',
      'nist-sp-800-190@2017:4.1.2',
      'bsi-it-grundschutz@2022:SYS.1.6.A16',
    ],
    trivy: ['DS-0004'],
    checkov: ['CKV_DOCKER_1'],
    kics: ['Exposing Port 22 (SSH)'],
  },
  why: `
    A container with an SSH server runs a second service that has keys to keep, patches to take and a door to guard.
    To look inside, \`docker exec\`, \`docker debug\` or an ephemeral container need none of that.`,
  unless: `SSH is what the service offers, as with a git or SFTP server.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nEXPOSE 22 8080\nUSER 10001\n',
      good: 'FROM debian:13\nEXPOSE 8080\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      expose({ ports, stage, inOnbuild }, report) {
        if (stage && !stage.ships && !inOnbuild) {
          report.notApplicable();
          return;
        }
        for (const port of ports) {
          if (port.from === undefined) {
            report.unknown('A variable names the port that is exposed');
          } else if (port.from <= 22 && (port.to ?? port.from) >= 22) {
            report(
              port,
              'Port 22 is offered for SSH: leave it out, and look inside with docker exec',
            );
          }
        }
      },
    },
  },
});
