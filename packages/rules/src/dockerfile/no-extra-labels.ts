import { defineRule } from '@plimsoll/engine';

interface Options {
  readonly labels: readonly string[];
}

export default defineRule<Options>({
  id: 'dockerfile/no-extra-labels',
  title: 'Set only labels that are agreed upon',
  category: 'operations',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: { practices: ['image/labels'], hadolint: ['DL3050'] },
  why: `
    Your organisation has agreed on the labels of its images. One outside of that list is mostly a slip of the pen in one
    that is on it, and then the tools that look for the right one find nothing; or it tells the world something that
    nobody meant to publish.`,
  unless: `no list of labels is configured; the rule then has nothing to judge.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nLABEL com.example.ownr=harbour\n',
      good: 'FROM alpine:3.24\nLABEL com.example.owner=harbour\n',
      options: { labels: ['com.example.owner', 'org.opencontainers.image.*'] },
    },
  ],
  options: { labels: [] },
  optionNotes: {
    labels:
      'The labels that an image may have; a `*` at the end stands for anything. With none the rule judges nothing.',
  },
  check: {
    dockerfile: {
      label({ pairs, stage, inOnbuild }, report, { options: { labels } }) {
        const isIrrelevant = stage && !stage.ships && !inOnbuild;
        if (!pairs.length || !labels.length || isIrrelevant) {
          report.notApplicable();
          return;
        }
        for (const { key } of pairs) {
          const name = key.value;
          if (name === undefined)
            report.unknown('A variable is part of the name of a label');
          else if (!labels.some(label => matches(label, name)))
            report(
              key,
              'This label is not among those agreed upon: remove it, or correct its name',
            );
        }
      },
    },
  },
});

const matches = (pattern: string, name: string) =>
  pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1))
    : pattern === name;
