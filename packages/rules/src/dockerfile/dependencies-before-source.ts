import { defineRule } from '@plimsoll/engine';
import { remember } from '@plimsoll/syntax';
import type { Instruction, Stage } from '@plimsoll/syntax';
import { packageCommands } from '../package-manager/command';
import { projectInstalls, wordsOf } from '../package-manager/projects';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/dependencies-before-source',
  title: 'Install dependencies before the sources are copied',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    urls: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
  },
  why: `
    The build cache ends at the first line that has changed. Behind \`COPY . .\` that is every commit, so that all
    dependencies are fetched anew for a change of one letter. If only the files that list them are copied first, the
    installation is taken from the cache until that list changes.`,
  unless: `the installation needs the sources, or its downloads lie in a cache mount; the latter is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nWORKDIR /srv\nCOPY . .\nRUN npm ci\n',
      good: 'FROM node:24-alpine\nWORKDIR /srv\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n',
    },
  ],
  check: {
    dockerfile: {
      run(run, report) {
        const installs = [
          ...projectInstalls(run)
            .filter(({ needsListOnly }) => needsListOnly)
            .map(install => ({ tool: install.tool, at: wordsOf(install) })),
          ...packageCommands(run, 'apt', 'apk', 'yum', 'dnf', 'zypper')
            .filter(
              ({ action, operands }) =>
                action === 'install' && operands.length > 0,
            )
            .filter(
              ({ operands }) =>
                !operands.some(({ shape }) => shape.includes('/')),
            )
            .map(({ manager, head }) => ({ tool: manager, at: head })),
        ];
        const { stage } = run;
        if (
          !installs.length ||
          !stage ||
          run.inOnbuild ||
          !reaches(run, 'used')
        ) {
          report.notApplicable();
          return;
        }
        if (run.mounts.some(({ type }) => type === 'cache')) return;
        const { copy, toolsBefore } = orderOf(stage);
        if (!copy || copy.start > run.start) return;
        for (const { tool, at } of installs) {
          if (toolsBefore.has(tool)) continue;
          report(
            at,
            `These are fetched anew whenever a source file changes: install them before ${copy.keyword.name} takes all the sources`,
          );
          return;
        }
      },
    },
  },
});

/** `COPY . .`: anything in the context changes it. */
const isWholeCopy = (instruction: Instruction) =>
  (instruction.type === 'copy' || instruction.type === 'add') &&
  !instruction.from &&
  instruction.sources.some(({ value }) =>
    /^(?:\.\/?|\/|\*|\.\/\*)$/.test(value ?? ''),
  );

interface Order {
  /** Where all the sources come in. */
  readonly copy?: Instruction;
  /** What has installed before that: the rest may well follow behind the sources. */
  readonly toolsBefore: ReadonlySet<string>;
}

const orderOf = remember(({ instructions }: Stage): Order => {
  const at = instructions.findIndex(isWholeCopy);
  const tools = instructions
    .slice(0, Math.max(at, 0))
    .flatMap(other => (other.type === 'run' ? projectInstalls(other) : []))
    .map(({ tool }) => tool);
  return { copy: instructions[at], toolsBefore: new Set(tools) };
});
