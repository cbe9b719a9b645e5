import { defineRule } from '@plimsoll/engine';
import type { FixEdit } from '@plimsoll/engine';
import { everyInstruction } from '@plimsoll/syntax';
import type { Dockerfile, Instruction, Stage, Text } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/stage-name-casing',
  title: 'Write the names of stages in lower case',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/stages-with-a-purpose'],
    buildkit: ['StageNameCasing'],
    urls: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  },
  why: `
    The builder compares the names of stages without regard to case; people, and many scripts, do not. In lower case
    throughout, a name is found by every search, and nobody takes \`Build\` and \`build\` for two stages.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine AS Build\nRUN npm ci\nFROM nginx:1.30-alpine\nCOPY --from=Build /srv /srv\n',
      good: 'FROM node:24-alpine AS build\nRUN npm ci\nFROM nginx:1.30-alpine\nCOPY --from=build /srv /srv\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report, { file, service }) {
        const { from, name } = stage;
        const written = from.alias?.value;
        if (!from.alias || !name || written === undefined) {
          report.notApplicable();
          return;
        }
        if (written === name) return;
        const isTargeted = service.builds.some(
          ({ target }) => target === written,
        );
        report(
          from.alias,
          `Stage ${written} has capitals in its name: call it ${name}`,
          {
            fix: {
              title: `Call the stage ${name}`,
              // Who builds it by its name may be less generous than the builder.
              safe: !isTargeted,
              edits: [from.alias, ...usesOf(stage, file)].map(
                (at): FixEdit => ({ at, text: name }),
              ),
            },
          },
        );
      },
    },
  },
});

/** The words that name the stage, as far as they are not written as they should be and hold nothing else. */
function usesOf(stage: Stage, file: Dockerfile): Text[] {
  return [...everyInstruction(file)]
    .flatMap(instruction => namesIn(instruction, stage))
    .filter(
      ({ raw }) => raw !== stage.name && raw.toLowerCase() === stage.name,
    );
}

function namesIn(node: Instruction, stage: Stage): Text[] {
  const names: (Text | undefined)[] = [];
  if (node.type === 'from' && node.baseStage === stage) names.push(node.name);
  if (node.type === 'copy' && node.fromStage === stage) names.push(node.from);
  if (node.type === 'run') {
    for (const mount of node.mounts)
      if (mount.fromStage === stage) names.push(mount.from);
  }
  return names.flatMap(name => name ?? []);
}
