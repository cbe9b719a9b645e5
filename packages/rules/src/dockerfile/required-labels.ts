import { defineRule } from '@plimsoll/engine';

interface Options {
  readonly labels: readonly string[];
}

export default defineRule<Options>({
  id: 'dockerfile/required-labels',
  title: 'Give the image the labels that are asked for',
  category: 'operations',
  severity: 'low',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['image/labels'],
    controls: [
      'cis-software-supply-chain@1.0:4.4.1',
      'bsi-it-grundschutz@2022:SYS.1.6.A12',
    ],
    hadolint: ['DL3049'],
  },
  why: `
    Your organisation finds the owner, the source and the licence of an image by its labels. Who meets this image at
    night, in a registry or on a host, has nothing else to go by: without the label it is nobody's.`,
  unless: `no list of labels is configured, or your pipeline sets them on the build command.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nCOPY app /app\n',
      good: 'FROM alpine:3.24\nLABEL com.example.owner=harbour\nCOPY app /app\n',
      options: { labels: ['com.example.owner'] },
    },
  ],
  options: { labels: [] },
  optionNotes: {
    labels:
      'The labels that an image has to have. With none the rule judges nothing.',
  },
  check: {
    dockerfile: {
      stage(stage, report, { options: { labels } }) {
        const { isTarget, from } = stage;
        if (!isTarget || !labels.length) {
          report.notApplicable();
          return;
        }
        for (const name of labels) {
          if (!stage.label(name))
            report(
              from.name ?? from.keyword,
              `The image has no label ${name}: add LABEL ${name}=…`,
            );
        }
      },
    },
  },
});
