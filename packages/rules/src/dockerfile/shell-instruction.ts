import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/shell-instruction',
  title: 'Change the shell with SHELL, not with a link',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL4005'],
    kics: ['Changing Default Shell Using RUN Command'],
  },
  why: `
    A link over \`/bin/sh\` changes the shell for everything in the image: scripts of the distribution that count on
    the old one, and upgrades that put it back. SHELL changes it for the lines of the Dockerfile, which is what is
    wanted.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN ln -sf /bin/bash /bin/sh\n',
      good: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ready\n',
    },
  ],
  check: {
    dockerfile: {
      command({ command }, report) {
        const { name, operands } = command;
        const target = operands[operands.length - 1];
        const isLink = name === 'ln' || name === 'cp' || name === 'mv';
        if (!isLink || target?.value?.replace(/^\/usr/, '') !== '/bin/sh')
          return;
        report(
          command,
          'This replaces /bin/sh for the whole image: use the SHELL instruction',
        );
      },
    },
  },
});
