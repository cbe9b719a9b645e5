import { defineRule } from '@plimsoll/engine';
import { nearest } from '@plimsoll/syntax';
import type { Dockerfile, From, VariableUse } from '@plimsoll/syntax';
import { renameVariable } from '../rename-variable';

export default defineRule({
  id: 'dockerfile/undefined-arg-in-from',
  title: 'Declare the arguments that FROM uses',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/build-arguments'],
    buildkit: ['UndefinedArgInFrom'],
    urls: [
      'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
    ],
  },
  why: `
    FROM sees only the ARGs that stand before the first FROM, and those that the builder sets for platforms. Any other
    variable is empty there, whatever \`--build-arg\` says: the image is another one than was meant, or the build fails.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM --platform=$BULIDPLATFORM golang:1.26 AS build\nRUN go build -o /app\n',
      good: 'FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN go build -o /app\n',
    },
  ],
  check: {
    dockerfile: {
      from(from, report, { file }) {
        const uses = [from.name, from.platform].flatMap(
          text => text?.variables ?? [],
        );
        if (!uses.length) report.notApplicable();
        for (const use of uses.filter(isOpen)) {
          const meant = nearest(use.name, namesFor(from, use, file));
          report(use, messageFor(use, meant, file), {
            fix: meant ? renameVariable(use, meant, file) : undefined,
          });
        }
      },
    },
  },
});

/** Whether nothing declares it, and there is no word for that case. */
const isOpen = ({ source, operator }: VariableUse) =>
  source === 'undeclared' && !/^:?[-+?]$/.test(operator ?? '');

function messageFor(
  { name }: VariableUse,
  meant: string | undefined,
  { stages }: Dockerfile,
): string {
  const isInStage = stages.some(({ instructions }) =>
    instructions.some(
      node => node.type === 'arg' && node.args.some(arg => arg.name === name),
    ),
  );
  if (isInStage)
    return `ARG ${name} stands in a stage, where FROM does not see it: move it before the first FROM`;
  return meant
    ? `Nothing declares ${name} before the first FROM: did you mean ${meant}?`
    : `Nothing declares ${name}, so it is empty: add ARG ${name} before the first FROM`;
}

function namesFor(
  { platform }: From,
  use: VariableUse,
  { globalArgs }: Dockerfile,
): string[] {
  const declared = globalArgs.flatMap(({ args }) =>
    args.map(({ name }) => name),
  );
  const isOfPlatform =
    platform && platform.start <= use.start && use.end <= platform.end;
  return isOfPlatform ? [...declared, ...platforms] : declared;
}

const platforms = ['BUILD', 'TARGET'].flatMap(side =>
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map(part => `${side}${part}`),
);
