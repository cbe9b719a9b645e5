import { defineRule } from '@plimsoll/engine';
import { projectInstalls, wordsOf } from '../package-manager/projects';

export default defineRule({
  id: 'dockerfile/cache-mount',
  title: 'Keep downloads of the build in a cache mount',
  category: 'image-build',
  severity: 'info',
  confidence: 'hint',

  references: {
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
        const { stage, mounts, before, keyword } = run;
        const [install] = projectInstalls(run);
        // In a stage that ships, the cleaning rules say what is to happen to the downloads.
        if (!install || !stage?.used || stage.ships || run.inOnbuild) {
          report.notApplicable();
          return;
        }
        if (mounts.some(({ type }) => type === 'cache')) return;
        const isRoot = before.user.isRoot !== false;
        const target = isRoot ? install.cache.replace('~', '/root') : undefined;
        const at = { start: keyword.end, end: keyword.end };
        report(
          wordsOf(install),
          `These downloads are gone with the layer: keep them with --mount=type=cache,target=${
            target ?? install.cache
          }`,
          target === undefined
            ? undefined
            : {
                fix: {
                  title: 'Add a cache mount',
                  safe: false,
                  edits: [{ at, text: ` --mount=type=cache,target=${target}` }],
                },
              },
        );
      },
    },
  },
});
