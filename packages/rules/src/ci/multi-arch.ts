import { defineRule } from '@plimsoll/engine';
import { publishedBuilds, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/multi-arch',
  title: 'Say which platforms the image is for',
  category: 'delivery',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['image/several-platforms'],
    urls: ['https://docs.docker.com/build/building/multi-platform/'],
  },
  why: `
    Without a platform the image is for whatever the runner happens to be. When the runners change, or a node or a
    developer's machine has another processor, it does not start. Named platforms are a decision that shows.`,
  unless: `everything that builds and runs the image has the same processor.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          platforms: linux/amd64,linux/arm64\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const builds = publishedBuilds(delivery);
      if (builds.length === 0) report.notApplicable();
      for (const build of builds)
        if (!build.platforms && /^docker|^depot/.test(build.tool))
          reportAt(
            report,
            build.file,
            build,
            'The image is for whatever the runner is: name its platforms',
          );
    },
  },
});
