import { defineRule } from '@plimsoll/engine';
import type {
  Add,
  Copy,
  Dockerfile,
  Report,
  VisitContext,
} from '@plimsoll/engine';
import type { Service } from '@plimsoll/syntax';
import { speaksFor, wholeContext } from '../build-context/copies';
import { ignoreEdits, ignorePath } from '../build-context/ignore-edits';

export default defineRule({
  id: 'dockerignore/exists',
  title: 'Say in a .dockerignore what stays out of the build',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: { practices: ['image/context-left-out'] },
  why: `
    The whole folder is copied into the image, and nothing says what to leave out. So does whatever else lies there on
    the day of the build: the git history, a local \`.env\`, \`node_modules\` of another platform. Every change to any
    of them also throws away the layer cache.`,
  unless: `the folder holds nothing but what the image needs, and never will.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . .\nUSER node\n',
      good: 'FROM node:24-alpine\nCOPY package.json src/ ./\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      copy: judge,
      add: judge,
    },
  },
});

function judge(
  transfer: Copy | Add,
  report: Report,
  { service, file }: VisitContext<unknown, Dockerfile>,
) {
  const all = wholeContext(transfer);
  if (!all) {
    report.notApplicable();
    return;
  }
  for (const context of service.contextsOf(file)) {
    if (context.ignore || !speaksFor(transfer, context, service)) continue;
    const path = ignorePath(context);
    if (isThere(service, path)) {
      report.unknown(`It is not known what ${path} says: it could not be read`);
      continue;
    }
    report(
      all.at,
      `Everything in the build context is copied and there is no ignore file: add ${path}`,
      {
        fix: {
          title: `Add a ${path} that leaves out git history, secrets and installed packages`,
          // Something in it may be needed after all.
          safe: false,
          edits: ignoreEdits(context, [], file),
        },
      },
    );
    return;
  }
}

/** Whether a file is in the source, although nothing of it is read. */
const isThere = ({ paths, unreadable }: Service, path: string) =>
  paths?.includes(path) || unreadable.some(({ file }) => file === path);
