import { defineRule } from '@plimsoll/engine';
import type { Command, Dockerfile, Service } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/test-stage',
  title: 'Run the tests in a stage of the build',
  category: 'image-build',
  severity: 'info',
  confidence: 'hint',
  references: {
    practices: ['image/stages-with-a-purpose'],
    urls: ['https://docs.docker.com/build/building/multi-stage/'],
  },
  why: `
    Tests that run beside the build test something else than what ships: another compiler, other libraries, other
    versions. A stage that is FROM the one that builds runs them with all of that as it is, on every machine that has
    Docker, by \`docker build --target test .\`; the image that ships is not a byte larger.`,
  unless: `something that is not in this repository tests the image before it ships; a pipeline that runs tests is found.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n',
      good: 'FROM golang:1.26 AS build\nCOPY . .\nRUN go build -o /app .\nFROM build AS test\nRUN go test ./...\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report, { service }) {
        const build = buildOf(file);
        if (!build?.nameAt) {
          report.notApplicable();
          return;
        }
        if (hasTests(file) || isTestedByPipeline(service)) return;
        const { nameAt, operands } = build;
        const end = operands[0]?.end ?? nameAt.end;
        report(
          { start: nameAt.start, end: Math.max(end, nameAt.end) },
          'This builds the service and nothing here tests it: add a stage FROM this one that runs the tests',
        );
      },
    },
  },
});

/** The first command that builds the service in a stage which does not ship. */
function buildOf({ stages }: Dockerfile): Command | undefined {
  for (const { used, ships, instructions } of stages) {
    if (!used || ships) continue;
    for (const instruction of instructions) {
      if (instruction.type !== 'run') continue;
      const build = instruction.commands.find(builds);
      if (build) return build;
    }
  }
  return undefined;
}

const nodeTools = /^(?:npm|yarn|pnpm|bun)$/;

/** What the tools are told to build a program. */
const buildVerbs: Readonly<Record<string, RegExp | undefined>> = {
  go: /^(?:build|install)$/,
  cargo: /^build$/,
  mvn: /^(?:package|install|verify)$/,
  mvnw: /^(?:package|install|verify)$/,
  gradle: /^(?:build|assemble|bootJar|installDist|shadowJar)$/,
  gradlew: /^(?:build|assemble|bootJar|installDist|shadowJar)$/,
  dotnet: /^(?:build|publish)$/,
  mix: /^release$/,
  swift: /^build$/,
  stack: /^build$/,
};

function builds({ name = '', operands }: Pick<Command, 'name' | 'operands'>) {
  const words = operands.map(({ value = '' }) => value);
  if (nodeTools.test(name))
    return /^build(?:$|:)/.test(words[words[0] === 'run' ? 1 : 0] ?? '');
  const verbs = Object.hasOwn(buildVerbs, name) ? buildVerbs[name] : undefined;
  return verbs !== undefined && words.some(word => verbs.test(word));
}

/** Whether a stage is called after tests, or any RUN runs some. */
const hasTests = ({ stages }: Dockerfile): boolean =>
  stages.some(
    ({ name = '', instructions }) =>
      testStage.test(name) ||
      instructions.some(
        instruction =>
          instruction.type === 'run' && instruction.commands.some(tests),
      ),
  );

const testStage =
  /(?:^|[-_.])(?:tests?|testing|unit|e2e|integration|ci|checks?|verify|specs?)(?:$|[-_.])/;

const testRunners =
  /^(?:pytest|py\.test|tox|nox|rspec|phpunit|pest|jest|vitest|mocha|karma|cypress|playwright|ctest|bats|gotestsum|prove)$/;

/** Tools that are told to test among other things. */
const toldTo =
  /^(?:npm|npx|yarn|pnpm|bun|deno|go|cargo|make|task|just|dotnet|mix|rake|bundle|composer|sbt|swift|zig|bazel|meson|python[\d.]*|poetry|uv|hatch)$/;
const testVerb =
  /(?:^|[-_.:/])(?:tests?|unit|e2e|integration|check|verify|spec)(?:$|[-_.:])/;

function tests({ name = '', args, operands }: Command): boolean {
  if (testRunners.test(name)) return true;
  // Maven and Gradle test on the way to what they build, unless they are told not to.
  if (/^mvnw?$/.test(name))
    return (
      operands.some(({ value }) => /^(?:test|verify)$/.test(value ?? '')) ||
      (builds({ name, operands }) &&
        !args.some(({ shape }) =>
          /^-(?:DskipTests|Dmaven\.test\.skip)/.test(shape),
        ))
    );
  if (/^gradlew?$/.test(name))
    return (
      operands.some(({ value }) =>
        /^(?:build|test|check)$/.test(value ?? ''),
      ) && !args.some(({ shape }) => /^(?:-x|--exclude-task)$/.test(shape))
    );
  return (
    toldTo.test(name) && operands.some(({ shape }) => testVerb.test(shape))
  );
}

/** Whether a pipeline of the service speaks of tests at all: who runs them, and how, is its own business. */
const isTestedByPipeline = ({ workflows, pipelines }: Service): boolean =>
  [...workflows, ...pipelines].some(({ source }) =>
    /\b(?:tests?|pytest|rspec|phpunit|vitest|jest|verify)\b/i.test(source.text),
  );
