import { defineRule } from '@plimsoll/engine';
import type { Stage } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/unique-stage-name',
  title: 'Give each stage a name of its own',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/stages-with-a-purpose'],
    hadolint: ['DL3024'],
    trivy: ['DS-0012'],
    checkov: ['CKV_DOCKER_11'],
    buildkit: ['DuplicateStageName'],
    kics: ['Same Alias In Different Froms'],
    urls: [
      'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    ],
  },
  why: `
    The builder does not tell two stages of one name apart: \`FROM\`, \`COPY --from\` and \`--target\` take one of them, and not
    always the one that was meant. Upper and lower case make no difference. What ends up in the image then depends on the
    order of the file.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine AS build\nRUN npm ci\nFROM golang:1.26-alpine AS build\nRUN go build ./...\n',
      good: 'FROM node:24-alpine AS assets\nRUN npm ci\nFROM golang:1.26-alpine AS build\nRUN go build ./...\n',
    },
  ],
  check: {
    dockerfile: {
      file({ stages, source }, report) {
        const byName = new Map<string, Stage>();
        for (const stage of stages) {
          const { name, from } = stage;
          if (!name || !from.alias) continue;
          const first = byName.get(name);
          if (!first) {
            byName.set(name, stage);
            continue;
          }
          const { line } = source.position(first.from.start);
          report(
            from.alias,
            `The stage of line ${line} has this name already: give this one another`,
          );
        }
        if (!byName.size) report.notApplicable();
      },
    },
  },
});
