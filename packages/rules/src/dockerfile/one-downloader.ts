import { defineRule } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';
import { everyInstruction } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/one-downloader',
  title: 'Use either wget or curl in a stage, not both',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',

  references: {
    hadolint: ['DL4001'],
    trivy: ['DS-0014'],
    kics: ["Run Using 'wget' and 'curl'"],
  },
  why: `
    \`wget\` and curl do the same, and each brings libraries of its own. With one of them the stage is smaller, and
    certificates, proxies and retries have to be set up once.`,
  unless: `one of them comes with the base image anyway, and a script that is not yours needs the other.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN curl -fsSO https://example.com/a.tgz\nRUN wget -q https://example.com/b.tgz\n',
      good: 'FROM debian:13\nRUN curl -fsSO https://example.com/a.tgz\nRUN curl -fsSO https://example.com/b.tgz\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report) {
        const uses: Command[] = [];
        for (const instruction of everyInstruction(stage)) {
          if (instruction.type !== 'run') continue;
          for (const command of instruction.commands) {
            if (command.name === 'wget' || command.name === 'curl') {
              uses.push(command);
            }
          }
        }
        const [first] = uses;
        if (!first) {
          report.notApplicable();
          return;
        }
        const other = uses.find(({ name }) => name !== first.name);
        if (other?.nameAt) {
          report(
            other.nameAt,
            `This stage downloads with ${first.name} before: use it here too, instead of ${other.name}`,
          );
        }
      },
    },
  },
});
