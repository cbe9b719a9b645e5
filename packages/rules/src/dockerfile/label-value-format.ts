import { defineRule } from '@plimsoll/engine';
import { labelFormats } from '../label-formats';
import type { LabelFormat } from '../label-formats';

interface Options {
  readonly formats: Readonly<Record<string, LabelFormat>>;
}

export default defineRule<Options>({
  id: 'dockerfile/label-value-format',
  title: 'Give labels values of the right form',
  category: 'operations',
  severity: 'low',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['image/labels'],
    hadolint: [
      'DL3051',
      'DL3052',
      'DL3053',
      'DL3054',
      'DL3055',
      'DL3056',
      'DL3058',
    ],
    urls: [
      'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    ],
  },
  why: `
    What reads a label does something with it: follows the address of the source, compares the time of the build, looks up
    the licence. A value of another form is taken for none, mostly without a word, and an empty one is as good as no label.`,
  unless: `only people read your labels.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nLABEL org.opencontainers.image.licenses="Apache 2"\n',
      good: 'FROM alpine:3.24\nLABEL org.opencontainers.image.licenses="Apache-2.0"\n',
    },
  ],
  options: {
    formats: {
      'org.opencontainers.image.created': 'rfc3339',
      'org.opencontainers.image.url': 'url',
      'org.opencontainers.image.source': 'url',
      'org.opencontainers.image.documentation': 'url',
      'org.opencontainers.image.licenses': 'spdx',
      'org.opencontainers.image.version': 'text',
      'org.opencontainers.image.revision': 'text',
      'org.opencontainers.image.title': 'text',
    },
  },
  optionNotes: {
    formats:
      'The form of the value of each label, by its name: `any`, `text`, `url`, `rfc3339`, `spdx`, `git-hash`, `semver`, `email`.',
  },
  check: {
    dockerfile: {
      label({ pairs, stage, inOnbuild }, report, { options: { formats } }) {
        const isRelevant = !stage || stage.ships || inOnbuild;
        const judged = pairs.flatMap(({ key, value, end }) => {
          const name = key.value ?? '';
          return isRelevant && Object.hasOwn(formats, name)
            ? [{ name, value, end, format: labelFormats[formats[name]] }]
            : [];
        });
        if (!judged.length) report.notApplicable();
        for (const { name, value, end, format } of judged) {
          if (value.value === undefined) {
            report.unknown(
              'A variable without a known value is part of a label',
            );
          } else if (!format?.is(value.value)) {
            // An empty value has no words to underline.
            const at =
              value.end > value.start ? value : { start: end - 1, end };
            report(at, messageFor(name, value.value, format));
          }
        }
      },
    },
  },
});

function messageFor(
  name: string,
  value: string,
  format: (typeof labelFormats)[LabelFormat] | undefined,
): string {
  const label = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  if (!format) return `No format of this name is known for label ${label}`;
  if (value === '')
    return `Label ${label} is empty: give it a value such as ${format.example}`;
  return `Label ${label} holds no ${format.name}: write one such as ${format.example}`;
}
