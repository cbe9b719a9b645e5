import { defineRule } from '@plimsoll/engine';
import type { Command, FixEdit, Located } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-sudo',
  title: 'Switch users with USER, not with sudo',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
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
      run({ commands, before, form }, report) {
        const uses = commands.flatMap(command => {
          const sudo =
            command.prefixes.find(({ name }) => name === 'sudo') ??
            (command.name === 'sudo' ? command.nameAt : undefined);
          return sudo ? [{ command, sudo }] : [];
        });
        const [first] = uses;
        if (!first) return;
        const { isRoot } = before.user;
        const edits = uses.map(({ command, sudo }) => removal(command, sudo));
        const isPlain = isRoot && form === 'shell';
        report(
          first.sudo,
          isRoot
            ? 'The build is root here already: leave out sudo'
            : 'Root rights come by sudo: put USER root before this RUN and the other USER behind it',
          isPlain && edits.every(edit => edit !== undefined)
            ? { fix: { title: 'Leave out sudo', safe: false, edits } }
            : undefined,
        );
      },
    },
  },
});

/** Takes sudo out where the command follows it at once: no flags, no variables, no other line. */
function removal(
  { source, prefixes, nameAt }: Command,
  sudo: Located,
): FixEdit | undefined {
  const index = prefixes.findIndex(({ start }) => start === sudo.start);
  const next = prefixes[index + 1] ?? nameAt;
  if (index < 0 || !next) return undefined;
  const between = source.slice({ start: sudo.end, end: next.start });
  return /^[ \t]+$/.test(between)
    ? { at: { start: sudo.start, end: next.start }, text: '' }
    : undefined;
}
