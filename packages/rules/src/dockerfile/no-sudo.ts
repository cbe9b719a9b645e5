import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-sudo',
  title: 'Switch users with USER, not with sudo',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    hadolint: ['DL3004'],
    trivy: ['DS-0010'],
    checkov: ['CKV2_DOCKER_1'],
    kics: ['Run Using Sudo'],
  },
  why: `
    A build runs as root until USER says otherwise, so sudo does nothing there but hide who acts; and an image in which
    sudo works hands root to whoever breaks into the service.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN sudo apt-get update\nUSER 10001\n',
      good: 'FROM debian:13\nRUN apt-get update\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      command({ command, run }, report) {
        const sudo =
          command.prefixes.find(({ name }) => name === 'sudo') ??
          (command.name === 'sudo' ? command.nameAt : undefined);
        if (!sudo) return;
        const isRoot = run.before.user.isRoot;
        report(
          sudo,
          isRoot
            ? 'The build is root here already: leave out sudo'
            : 'Root rights come by sudo: put USER root before this RUN and the other USER behind it',
        );
      },
    },
  },
});
