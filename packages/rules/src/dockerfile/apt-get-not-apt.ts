import { defineRule } from '@plimsoll/engine';
import type { FixEdit, OfferedFix } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/apt-get-not-apt',
  title: 'Use apt-get in scripts, not apt',
  category: 'image-build',
  severity: 'low',
  confidence: 'certain',

  references: {
    practices: ['image/builds-as-written'],
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
  mentions: ['apt'],
  check: {
    dockerfile: {
      run({ commands }, report) {
        if (!commands.some(({ name }) => isOfApt.test(name ?? '')))
          report.notApplicable();
        const uses = commands.filter(({ name }) => name === 'apt');
        const [first] = uses;
        if (!first?.nameAt) return;
        const twin = new Set(uses.map(twinOf));
        report(
          first.nameAt,
          `The output and options of apt may change: use ${
            (twin.size === 1 && twinOf(first)) || 'apt-get or apt-cache'
          } in a build`,
          { fix: fixOf(uses) },
        );
      },
    },
  },
});

const isOfApt = /^apt(?:-get|-cache)?$/;

const twinOf = ({ subcommand = '' }: Command) =>
  Object.hasOwn(twins, subcommand) ? twins[subcommand] : undefined;

/** Puts the twin in the place of each; nothing if one of them has none, or is not a plain word to replace. */
function fixOf(uses: readonly Command[]): OfferedFix | undefined {
  const edits: FixEdit[] = [];
  for (const use of uses) {
    const twin = twinOf(use);
    if (!twin || !use.nameAt || !/^"?apt"?$/.test(use.nameAt.raw))
      return undefined;
    edits.push({ at: use.nameAt, text: use.nameAt.raw.replace('apt', twin) });
  }
  return {
    title: `Replace apt with ${[...new Set(uses.map(twinOf))].join(' and ')}`,
    safe: uses.every(use => twinOf(use) === 'apt-get'),
    edits,
  };
}

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
