import { defineRule } from '@plimsoll/engine';
import type { Command, Dockerfile, Run } from '@plimsoll/syntax';
import { isMounted, removes } from '../package-manager/caches';
import { flagBehind, PackageCommand } from '../package-manager/command';
import {
  commandsAfter,
  commandsToJudge,
  isOn,
  isSetBefore,
  variableAt,
} from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/clean-pip',
  title: 'Install with pip --no-cache-dir',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3042'],
    kics: ['Pip install Keeping Cached Packages'],
  },
  why: `
    \`pip\` keeps each file it downloads, and each wheel it builds, in the home of the user, so that the next
    installation is quicker. In an image there is no next one: the cache is a second copy of the packages that
    everyone pulls.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM python:3.13-slim\nRUN pip install -r requirements.txt\n',
      good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir -r requirements.txt\n',
    },
  ],
  mentions: ['pip', 'uv'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['pip'],
        });
        const installs = found.filter(({ action }) => action === 'install');
        if (found.length && !installs.length) report.notApplicable();
        if (isMounted(run, folders)) return;
        const dirty = installs.filter(
          ({ command }) =>
            !isCacheOff(run, command, context) &&
            !commandsAfter(run, command).some(isCleaning),
        );
        const [first] = dirty;
        if (!first) return;
        const flag = flagOf(first);
        report(
          first.head,
          `The download cache of ${first.command.name} stays in the image: add ${flag}`,
          {
            fix: {
              title: `Add ${flag}`,
              safe: true,
              edits: dirty.flatMap(
                one => flagBehind(one.verb, flagOf(one)) ?? [],
              ),
            },
          },
        );
      },
    },
  },
});

const flagOf = ({ command }: PackageCommand) =>
  command.name === 'uv' ? '--no-cache' : '--no-cache-dir';

const folders = ['~/.cache/pip', '~/.cache/uv'];

const isCleaning = (command: Command) =>
  removes(command, folders) ||
  (/^(?:pip[\d.]*|uv)$/.test(command.name ?? '') &&
    command.subcommand === 'cache' &&
    /^(?:purge|clean)$/.test(command.operands[1]?.value ?? ''));

/** By flag, by variable, or by `pip config set global.no-cache-dir true` in or before this RUN. */
function isCacheOff(
  run: Run,
  command: Command,
  context: { file: Dockerfile },
): boolean {
  const isUv = command.name === 'uv';
  return (
    command.hasFlag('--no-cache-dir', '--no-cache', ...(isUv ? ['-n'] : [])) ||
    isOn(variableAt(run, command, isUv ? 'UV_NO_CACHE' : 'PIP_NO_CACHE_DIR')) ||
    (!isUv && isSetBefore(run, context, offInSettings))
  );
}

const offInSettings = /\bno-cache-dir[ =]+(?:true|1|yes|on)\b/i;
