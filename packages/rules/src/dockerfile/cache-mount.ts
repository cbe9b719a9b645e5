import { defineRule } from '@plimsoll/engine';
import type { Run } from '@plimsoll/syntax';
import {
  ProjectInstall,
  projectInstalls,
  wordsOf,
} from '../package-manager/projects';

export default defineRule({
  id: 'dockerfile/cache-mount',
  title: 'Keep downloads of the build in a cache mount',
  category: 'image-build',
  severity: 'info',
  confidence: 'hint',

  references: {
    practices: ['image/cache-order'],
    urls: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  },
  why: `
    When a dependency changes, the layer that installs them is built anew, and everything is fetched again. In a
    cache mount the downloads outlive the layer: the next build fetches only what is new, and nothing of it gets
    into an image.`,
  unless: `your builders start empty each time, so that there is no cache to find.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.25 AS build\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM scratch\nCOPY --from=build /go/bin/app /\n',
      good: 'FROM golang:1.25 AS build\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nFROM scratch\nCOPY --from=build /go/bin/app /\n',
    },
  ],
  check: {
    dockerfile: {
      run(run, report) {
        const { stage, mounts, before } = run;
        const install = projectInstalls(run).find(isCaching);
        // In a stage that ships, the cleaning rules say what is to happen to the downloads.
        if (!install?.cache || !stage?.used || stage.ships || run.inOnbuild) {
          report.notApplicable();
          return;
        }
        if (mounts.some(({ type }) => type === 'cache')) return;
        const isRoot = before.user.isRoot !== false;
        if (!isRoot) {
          // A mount does not know what ~ is, and belongs to root unless it is told the number of the user.
          report(
            wordsOf(install),
            `These downloads are gone with the layer: keep them in a cache mount over ${install.cache} of this user, with its uid`,
          );
          return;
        }
        const folder = install.cache.replace('~', '/root');
        const mount = `--mount=type=cache,target=${folder}`;
        report(
          wordsOf(install),
          `These downloads are gone with the layer: keep them with ${mount}`,
          { fix: mountFix(run, install, mount) },
        );
      },
    },
  },
});

/** Told to keep nothing, a tool has no use for a cache. */
const isCaching = ({ command, cache }: ProjectInstall) =>
  cache !== undefined && !command.hasFlag('--no-cache-dir', '--no-cache');

/** Mounts the cache where it is filled, and in the lines behind that use what is in it. */
function mountFix(run: Run, install: ProjectInstall, mount: string) {
  const { tool, isUsedInPlace } = install;
  const behind = run.stage?.instructions ?? [];
  const from = behind.indexOf(run) + 1;
  const users = isUsedInPlace
    ? behind
        .slice(from, from + farthest)
        .filter((other): other is Run => other.type === 'run')
        .filter(({ commands }) => commands.some(({ name }) => name === tool))
        .filter(({ mounts }) => mounts.every(({ type }) => type !== 'cache'))
    : [];
  const runs = [run, ...users];
  return {
    title: 'Add a cache mount',
    safe: false,
    edits: runs.map(({ keyword: { end } }) => ({
      at: { start: end, end },
      text: ` ${mount}`,
    })),
  };
}

/** Further below nobody looks for the use of a download. */
const farthest = 20;
