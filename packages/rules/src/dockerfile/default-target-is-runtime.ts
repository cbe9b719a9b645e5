import { defineRule } from '@plimsoll/engine';
import type { Stage } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/default-target-is-runtime',
  title: 'Let the stage that runs be the last',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['image/stages-with-a-purpose'],
    urls: [
      'https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage',
    ],
  },
  why: `
    A build that names no target makes the last stage. Where that is the one for tests, development or debugging, a plain
    \`docker build .\`, and every tool that knows nothing of your targets, ships compilers, debuggers and test data instead
    of the service.`,
  unless: `everybody who builds the image names a target, and you are sure that nobody ever forgets to.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine AS production\nCMD ["node", "app.js"]\nFROM production AS debug\nCMD ["node", "--inspect", "app.js"]\n',
      good: 'FROM node:24-alpine AS base\nFROM base AS debug\nCMD ["node", "--inspect", "app.js"]\nFROM base AS production\nCMD ["node", "app.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      file({ stages, finalStage, source }, report) {
        const alias = finalStage?.from.alias;
        const isOfDevelopment = isDevelopmentFile(source.file);
        if (!alias || stages.length < 2 || isOfDevelopment) {
          report.notApplicable();
          return;
        }
        // All who build it say what they want.
        if (!finalStage.isTarget || !isForDevelopment(finalStage)) return;
        const others = stages.filter(stage => stage !== finalStage);
        const runtime =
          others.findLast(({ name }) => runtimeName.test(name ?? '')) ??
          others.findLast(stage => !isForDevelopment(stage) && runs(stage));
        if (!runtime) return;
        report(
          alias,
          `A build without target makes the stage ${
            alias.value
          }: move the stage ${runtime.name ?? runtime.index} to the end`,
        );
      },
    },
  },
});

const isForDevelopment = ({ name }: Stage) =>
  developmentName.test(name ?? '') && !runtimeName.test(name ?? '');

const developmentName =
  /(?:^|[-_.])(?:debug|debugger|tests?|testing|unit|integration|e2e|dev|devel|develop|development|local|lint|linter|coverage|bench|benchmarks?)(?:$|[-_.])/;

const runtimeName =
  /(?:^|[-_.])(?:prod|production|runtime|release|final|runner|serve|server|deploy)(?:$|[-_.])/;

/** `Dockerfile.dev`, `test.Dockerfile`, `.devcontainer/Dockerfile`, `ci/Dockerfile`. */
function isDevelopmentFile(path: string): boolean {
  const [name, ...folders] = path.toLowerCase().split('/').reverse();
  const isOne = (word: string) => developmentWord.test(word);
  return (
    folders.some(isOne) ||
    isOne(
      name.replace(
        /^(?:docker|container)file[._-]|[._-](?:docker|container)file$/,
        '',
      ),
    )
  );
}

const developmentWord =
  /^(?:\.?devcontainers?|dev|devel|development|tests?|debug|ci|local)$/;

const runs = ({ cmd, entrypoint }: Stage) =>
  cmd.origin === 'here' || entrypoint.origin === 'here';
