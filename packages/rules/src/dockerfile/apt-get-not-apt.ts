import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/apt-get-not-apt',
  title: 'Use apt-get in scripts, not apt',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',

  references: {
    hadolint: ['DL3027'],
    checkov: ['CKV_DOCKER_9'],
    kics: ['Run Using apt'],
  },
  why: `
    \`apt\` is made for people at a terminal: its own manual says that its output and options may change between
    versions. apt-get and apt-cache do the same and stay as they are, which a build needs.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt update && apt install -y curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
  check: {
    dockerfile: {
      command({ command }, report) {
        const { name, nameAt, subcommand } = command;
        if (!/^apt(?:-get|-cache)?$/.test(name ?? '')) report.notApplicable();
        if (name !== 'apt' || !nameAt) return;
        const other = subcommand === undefined ? undefined : twins[subcommand];
        report(
          nameAt,
          `The output and options of apt may change: use ${
            other ?? 'apt-get or apt-cache'
          } in a build`,
          // An absolute path or a variable is not a plain word to replace.
          other && nameAt.raw.replace(/^"|"$/g, '') === 'apt'
            ? {
                fix: {
                  title: `Replace apt with ${other}`,
                  safe: other === 'apt-get',
                  edits: [
                    { at: nameAt, text: nameAt.raw.replace('apt', other) },
                  ],
                },
              }
            : undefined,
        );
      },
    },
  },
});

/** What does the same as a subcommand of apt. */
const twins: Readonly<Record<string, string | undefined>> = {
  install: 'apt-get',
  update: 'apt-get',
  upgrade: 'apt-get',
  remove: 'apt-get',
  purge: 'apt-get',
  autoremove: 'apt-get',
  search: 'apt-cache',
  show: 'apt-cache',
};
