import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-interactive-tools',
  title: 'Leave tools for a running machine out of the build',
  category: 'image-build',
  severity: 'info',
  confidence: 'likely',

  references: {
    practices: ['image/only-what-is-needed'],
    controls: ['cis-docker@1.8.0:4.3', 'cis-docker@1.8.0:5.7'],
    hadolint: ['DL3001'],
    kics: ['Run Utilities And POSIX Commands'],
  },
  why: `
    A build has no screen, no services and no processes but its own: editors, process lists and service managers
    have nothing to do in it. Such a line does nothing, hangs, or was meant for the start of the container.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN service nginx start\n',
      good: 'FROM debian:13\nRUN nginx -t\n',
    },
  ],
  check: {
    dockerfile: {
      command({ command }, report) {
        const { name, nameAt } = command;
        if (name === undefined || !nameAt || !tools.has(name)) return;
        // `systemctl enable` makes a link, and needs no service to run.
        if (
          command.hasFlag('--version', '--help') ||
          command.is('systemctl', 'enable', 'disable', 'mask')
        )
          return;
        report(
          nameAt,
          `A build has no use for ${name}: leave it out, or run it in the container`,
        );
      },
    },
  },
});

const tools = new Set([
  ...['free', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top'],
  ...['vim', 'vi', 'nano', 'ifconfig', 'htop', 'systemctl', 'reboot'],
]);
