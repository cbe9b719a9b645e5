import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/valid-label-key',
  title: 'Name labels as Docker asks for',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/labels'],
    hadolint: ['DL3048'],
    urls: [
      'https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations',
    ],
  },
  why: `
    Labels are read by tools, and those take a key letter by letter: \`Version\`, \`version\` and \`build_version\` are three
    labels. Keys in lower-case letters, digits, dots and hyphens are found by all of them. \`com.docker.\`, \`io.docker.\`
    and \`org.dockerproject.\` belong to Docker, whose tools act on them.`,
  unless: `a tool you use reads a label of that very name.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nLABEL Build_Team=harbour\n',
      good: 'FROM alpine:3.24\nLABEL com.example.build-team=harbour\n',
    },
  ],
  check: {
    dockerfile: {
      label({ pairs, stage, inOnbuild }, report) {
        if (!pairs.length || (stage && !stage.ships && !inOnbuild)) {
          report.notApplicable();
          return;
        }
        for (const { key } of pairs) {
          if (key.value === undefined)
            report.unknown('A variable is part of the name of a label');
          else if (
            /^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(key.value)
          )
            report(
              key,
              'This name begins with a prefix that is reserved for Docker: begin it with a domain of yours',
            );
          else if (!/^[a-z](?:[.-]?[a-z0-9])*$/.test(key.value))
            report(
              key,
              'This name is not of lower-case letters, digits, and single dots or hyphens between them: rename the label',
            );
        }
      },
    },
  },
});
