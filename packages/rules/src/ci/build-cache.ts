import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/build-cache',
  title: 'Keep the layer cache between builds',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {},
  why: `
    A runner starts empty, so without a cache that is kept elsewhere every build downloads and compiles everything
    anew. With the cache in the registry or in the CI's own store, a change of one line costs one layer.`,
  unless: `the build takes seconds anyway, or runs on machines that keep their layers.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/web:1.2.3
`,
      good: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/web:1.2.3
          cache-from: type=gha
          cache-to: type=gha,mode=max
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const builds = actsOf(delivery, 'build');
      if (!builds.length) {
        report.notApplicable();
        return;
      }
      // One that writes the cache is enough: those for tests and scans only read it.
      if (builds.some(({ cache }) => cache)) return;
      for (const build of builds) {
        if (build.cache === undefined) {
          report.unknown('The files do not tell whether the build has a cache');
        } else if (!build.cache) {
          reportAt(
            report,
            build.file,
            build,
            'No layers are kept for the next build: read and write a cache, in the registry or in the CI',
          );
        }
      }
    },
  },
});
