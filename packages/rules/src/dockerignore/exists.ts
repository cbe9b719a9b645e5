import { defineRule } from '@plimsoll/engine';
import type { Add, Context, Copy, Report } from '@plimsoll/engine';
import { contextSources } from '../build-context/copies';

export default defineRule({
  id: 'dockerignore/exists',
  title: 'Say in a .dockerignore what stays out of the build',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {},
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
      copy: (copy, report, { service, file }) =>
        judge(copy, service.contextsOf(file), report),
      add: (add, report, { service, file }) =>
        judge(add, service.contextsOf(file), report),
    },
  },
});

function judge(
  transfer: Copy | Add,
  contexts: readonly Context[],
  report: Report,
) {
  const all = contextSources(transfer).find(({ path }) => path === '');
  if (!all || transfer.inOnbuild || !transfer.stage?.used) {
    report.notApplicable();
    return;
  }
  const bare = contexts.find(({ ignore }) => !ignore);
  if (!bare) return;
  const folder = bare.folder ? `${bare.folder}/` : '';
  report(
    all.at,
    `Everything in the build context is copied and there is no ignore file: add ${folder}.dockerignore`,
    {
      fix: {
        title: `Add a ${folder}.dockerignore that leaves out git history, secrets and installed packages`,
        safe: false,
        edits: [
          {
            at: { start: 0, end: 0 },
            file: `${folder}.dockerignore`,
            text: '.git\n.env\n.env.*\n!.env.example\n**/*.pem\n**/*.key\n**/node_modules\n**/dist\nDockerfile*\ncompose*.y*ml\n',
          },
        ],
      },
    },
  );
}
