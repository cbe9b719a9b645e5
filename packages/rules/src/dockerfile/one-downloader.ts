import { defineRule } from '@plimsoll/engine';
import type { Command, Stage } from '@plimsoll/syntax';
import { everyInstruction } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/one-downloader',
  title: 'Use either wget or curl in a stage, not both',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',

  references: {
    practices: ['image/only-what-is-needed'],
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
  mentions: ['curl', 'wget'],
  check: {
    dockerfile: {
      file(file, report) {
        const firsts = new Map<Stage | undefined, Command>();
        const told = new Set<Stage | undefined>();
        for (const instruction of everyInstruction(file)) {
          const { stage } = instruction;
          if (instruction.type !== 'run' || told.has(stage)) continue;
          for (const command of instruction.commands) {
            const { name, nameAt } = command;
            if ((name !== 'wget' && name !== 'curl') || !nameAt) continue;
            const first = firsts.get(stage);
            if (!first) firsts.set(stage, command);
            if (!first || first.name === name) continue;
            told.add(stage);
            report(
              nameAt,
              `This stage downloads with ${first.name} before: use it here too, instead of ${name}`,
            );
            break;
          }
        }
        if (!firsts.size) report.notApplicable();
      },
    },
  },
});
