import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, VisitContext } from '@plimsoll/engine';
import { remember } from '@plimsoll/syntax';
import type {
  Add,
  Command,
  Copy,
  Dockerfile,
  Instruction,
  Run,
  Stage,
} from '@plimsoll/syntax';
import { absolutePath, destinationOf } from '../build-trust/copied-files';
import { linesAbove, withoutLines } from '../mending/lines';
import { manifestsFor } from '../mending/manifests';
import { packageCommands } from '../package-manager/command';
import {
  ProjectInstall,
  projectInstalls,
  wordsOf,
} from '../package-manager/projects';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/dependencies-before-source',
  title: 'Install dependencies before the sources are copied',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/cache-order'],
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
      run(run, report, context) {
        const projects = projectInstalls(run).filter(
          ({ needsListOnly }) => needsListOnly,
        );
        const packages = packageCommands(run, ...systemManagers)
          .filter(
            ({ action, operands }) =>
              action === 'install' && operands.length > 0,
          )
          .filter(
            ({ operands }) =>
              !operands.some(({ shape }) => shape.includes('/')),
          );
        const { stage } = run;
        if (
          !(projects.length || packages.length) ||
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
        const project = projects.find(({ tool }) => !toolsBefore.has(tool));
        const install = project
          ? wordsOf(project)
          : packages.find(({ manager }) => !toolsBefore.has(manager))?.head;
        if (!install) return;
        report(
          install,
          `These are fetched anew whenever a source file changes: install them before ${copy.keyword.name} takes all the sources`,
          { fix: fixOf(copy, run, project, context) },
        );
      },
    },
  },
});

const systemManagers = ['apt', 'apk', 'yum', 'dnf', 'zypper'] as const;

/** Moves the RUN above the COPY, behind one of the lists it reads; nothing if more than that stands between or in it. */
function fixOf(
  copy: Copy | Add,
  run: Run,
  project: ProjectInstall | undefined,
  { file, service }: VisitContext<unknown, Dockerfile>,
): OfferedFix | undefined {
  const { instructions = [] } = copy.stage ?? {};
  const isNext = instructions[instructions.indexOf(copy) + 1] === run;
  const gone = withoutLines(file, run);
  if (!isNext || run.comments.length || !gone) return undefined;
  const lines: string[] = [];
  if (project) {
    if (run.commands.length !== 1) return undefined;
    const files = manifestsFor(project, service, service.contextsOf(file));
    const to = files && folderOf(copy, run);
    if (!files || !to) return undefined;
    const { start } = copy.sources[0];
    const flags = file.source.slice({ start: copy.keyword.end, end: start });
    const word = copy.keyword.raw === 'copy' ? 'copy' : 'COPY';
    lines.push(`${word}${flags}${files.join(' ')} ${to}`);
  } else if (!run.commands.every(isOfSystem)) return undefined;
  const { text } = file.source;
  const moved = text.slice(gone.at.start, gone.at.end).replace(/\r?\n$/, '');
  const above = linesAbove(file, copy, [...lines, moved]);
  return (
    above && {
      title: 'Install before the sources are copied',
      // A script of a package may need a source after all.
      safe: false,
      edits: [above, gone],
    }
  );
}

/** Where the COPY goes, if that is where the RUN looks for the lists. */
function folderOf(copy: Copy | Add, run: Run): string | undefined {
  const { destination, sources, form } = copy;
  const to = destination?.value;
  if (form !== 'shell' || sources.length !== 1 || !destination)
    return undefined;
  if (to === undefined || destination.raw !== to) return undefined;
  const isHere =
    /^\.\/?$/.test(to) ||
    destinationOf(copy) === absolutePath('/', run.before.workdir.value ?? '?');
  if (!isHere) return undefined;
  return to.endsWith('/') ? to : `${to}/`;
}

/** Installing, fetching the index, cleaning up. */
const isOfSystem = (command: Command) =>
  /^(?:apt-get|apt|apk|yum|dnf|microdnf|zypper|rm|set)$/.test(
    command.name ?? '',
  );

/** `COPY . .`: anything in the context changes it. */
const isWholeCopy = (instruction: Instruction): instruction is Copy | Add =>
  (instruction.type === 'copy' || instruction.type === 'add') &&
  !instruction.from &&
  instruction.sources.some(({ value }) =>
    /^(?:\.\/?|\/|\*|\.\/\*)$/.test(value ?? ''),
  );

interface Order {
  /** Where all the sources come in. */
  readonly copy?: Copy | Add;
  /** What has installed before that: the rest may well follow behind the sources. */
  readonly toolsBefore: ReadonlySet<string>;
}

const orderOf = remember(({ instructions }: Stage): Order => {
  const copy = instructions.find(isWholeCopy);
  const tools = instructions
    .slice(0, copy ? instructions.indexOf(copy) : 0)
    .flatMap(other => (other.type === 'run' ? projectInstalls(other) : []))
    .map(({ tool }) => tool);
  return { copy, toolsBefore: new Set(tools) };
});
