import { defineRule } from '@plimsoll/engine';
import type { Copy } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-copy-whole-filesystem',
  title: 'Copy what the image needs, not all of another',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/only-what-is-needed'],
    hadolint: ['DL3067'],
  },
  why: `
    The whole of another stage brings its compilers, caches and credentials along, and lays its system over that of the
    base image: two sets of libraries in one, of which no scanner can tell the version. Everything that several stages
    were meant to leave behind ships after all.`,
  unless: `one of the two begins from scratch, where this presses an image into one layer or lays gathered files over it, or the stage does not ship; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=build / /\n',
      good: 'FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\nCOPY --from=build /app /app\n',
    },
  ],
  check: {
    dockerfile: {
      copy(copy, report) {
        const { from, sources, destination, stage } = copy;
        if (
          !from ||
          stage?.baseKind === 'scratch' ||
          stage?.ships === false ||
          isMadeForIt(copy)
        ) {
          report.notApplicable();
          return;
        }
        const all = sources.find(({ value }) => isRoot(value));
        if (all && isRoot(destination?.value))
          report(
            all,
            'All of another image is laid over this one: name the files and folders that are needed',
          );
        else if (all && destination?.value === undefined)
          report.unknown('A variable says where the copy of everything goes');
      },
    },
  },
});

/** Whether what is copied is no system: files that a stage from scratch has gathered, or an image of a few scripts. */
const isMadeForIt = ({ fromStage, fromImage }: Copy) =>
  fromStage?.baseKind === 'scratch' ||
  (fromStage?.base ?? fromImage)?.name === 'docker.io/tonistiigi/xx';

/** `/`, and other ways to write it: `/.`, `//`, `/*`. */
const isRoot = (path: string | undefined) =>
  /^\/+(?:\.\/*)?\*?$/.test(path ?? '');
