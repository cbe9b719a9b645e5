import { defineRule } from '@plimsoll/engine';
import { isValidImageName } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/invalid-default-arg-in-from',
  title: 'Let FROM name an image without build arguments too',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/build-arguments'],
    buildkit: ['InvalidDefaultArgInFrom'],
    urls: [
      'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
    ],
  },
  why: `
    Without the right \`--build-arg\`, what stands behind FROM is no image name, and \`docker build .\` fails before its first
    step. A default makes the file build for everybody and shows which image is meant; tools that read the file, such as
    those that renew versions, need it as well.`,
  unless: `the file is only ever built by one pipeline that passes the argument, and must not be built otherwise.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'ARG TAG\nFROM alpine:${TAG}\n',
      good: 'ARG TAG=3.24\nFROM alpine:${TAG}\n',
    },
  ],
  check: {
    dockerfile: {
      from({ name, defaultName, base }, report, { file }) {
        if (!name?.variables.length) {
          report.notApplicable();
          return;
        }
        // That nothing declares them, undefined-arg-in-from says.
        if (name.variables.some(({ source }) => source === 'undeclared'))
          return;
        if (defaultName === undefined) {
          report.unknown('The platform decides which image it is');
          return;
        }
        if (base === 'stage' || file.stage(defaultName)) return;
        if (isValidImageName(defaultName)) return;
        const open = name.variables.find(({ value }) => value === undefined);
        const what = defaultName
          ? `${shown(defaultName)} is no image name`
          : 'there is no image name';
        report(
          name,
          open
            ? `Without build arguments ${what}: give ARG ${open.name} a default`
            : `Without build arguments ${what}: change the default of the argument`,
        );
      },
    },
  },
});

const shown = (name: string) =>
  name.length > 60 ? `${name.slice(0, 60)}…` : name;
