import { defineRule } from '@plimsoll/engine';
import type { Add, Context, Copy, Report } from '@plimsoll/engine';
import { contextSources } from '../build-context/copies';

export default defineRule({
  id: 'dockerignore/copy-ignored-file',
  title: 'Copy only what the ignore file lets through',
  category: 'image-build',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/context-left-out'],
    buildkit: ['CopyIgnoredFile'],
  },
  why: `
    What \`.dockerignore\` leaves out never reaches the builder, so a COPY of it fails the build, or copies an empty
    folder. The patterns are followed in order here, with those that take paths back in (\`!\`): the last one that
    matches decides.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM nginx:1.29\nCOPY dist/ /usr/share/nginx/html/\n',
      good: 'FROM nginx:1.29\nCOPY public/ /usr/share/nginx/html/\n',
      with: { '.dockerignore': 'dist\n' },
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
  const sources = contextSources(transfer);
  const ignores = contexts.flatMap(({ ignore }) => ignore ?? []);
  if (transfer.inOnbuild || !sources.length || !ignores.length) {
    report.notApplicable();
    return;
  }
  for (const { at, path } of sources) {
    // A Dockerfile that is built in several contexts works in those where the file is let through.
    if (ignores.length < contexts.length) continue;
    const ignore = ignores.find(one => !one.ignoresAllOf(path));
    if (ignore) continue;
    const [{ source }] = ignores;
    const what = path ? `"${path}" is` : 'Everything is';
    report(
      at,
      `${what} left out by ${source.file}, so there is nothing to copy: take it back in there with "!", or do not copy it`,
    );
  }
}
