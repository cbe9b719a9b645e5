import { defineRule } from '@plimsoll/engine';
import type { Command, Located } from '@plimsoll/engine';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/no-chpasswd',
  title: 'Build no passwords into the image',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/no-secret-in-image'],
    checkov: ['CKV2_DOCKER_17'],
  },
  why: `
    A password that is set in the build is the same in every container, and its text stands in the history of the image
    for all who can pull it. Nobody logs in to a container that runs one service, so its users need no password at all.`,
  unless: `the image is a desktop or a build host that people log in to; then set the password when it starts.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN useradd -m app && echo "app:app" | chpasswd\nUSER app\n',
      good: 'FROM debian:13\nRUN useradd -m app\nUSER app\n',
    },
  ],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        const at = reaches(run, 'used') && passwordSet(command);
        if (!at) return;
        report(
          at,
          'A password set here is the same in every container: leave it out, a service needs none',
        );
      },
    },
  },
});

/** Where a command sets a password or takes it away. Locking one is fine. */
function passwordSet(command: Command): Located | undefined {
  switch (command.name) {
    case 'chpasswd':
    case 'chgpasswd':
      return command.nameAt;
    case 'passwd':
      return command.flag('--stdin', '-d', '--delete');
    case 'useradd':
    case 'usermod': {
      const flag = command.flag('-p', '--password');
      const hash = flag?.value?.value;
      // What is no hash lets nobody in.
      return hash !== undefined && /^[!*x]/.test(hash) ? undefined : flag;
    }
    default:
      return undefined;
  }
}
