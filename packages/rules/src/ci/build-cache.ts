import { defineRule } from '@plimsoll/engine';
import type { BuildAct, GitlabJob, Job, OfferedFix } from '@plimsoll/engine';
import { reportAt } from '../delivery/acts';
import { runsForReleasesOnly } from '../delivery/release-only';
import { setInputs } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/build-cache',
  title: 'Keep the layer cache between builds',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: { practices: ['pipeline/cache'] },
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
      const builds = delivery.jobs
        // What is published from a clean state on purpose has a rule of its own.
        .filter(({ job }) => !runsForReleasesOnly(job) && !keepsLayers(job))
        .flatMap(({ acts }) => acts)
        .flatMap(act => (act.does === 'build' ? [act] : []));
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
            { fix: fixOf(build) },
          );
        }
      }
    },
  },
});

/** A machine of one's own is the same at the next build. */
function keepsLayers(job: Job | GitlabJob | undefined): boolean {
  return (
    job !== undefined &&
    'runnerLabels' in job &&
    job.runnerLabels?.some(label => label.toLowerCase() === 'self-hosted') ===
      true
  );
}

/** The cache of GitHub; it needs a builder of its own, which setup-buildx-action starts. */
function fixOf({ step }: BuildAct): OfferedFix | undefined {
  if (step?.uses?.name !== 'docker/build-push-action') return undefined;
  const edits = setInputs(step, {
    'cache-from': 'type=gha',
    'cache-to': 'type=gha,mode=max',
  });
  return (
    edits && {
      title: 'Keep the layers in the cache of GitHub',
      safe: false,
      edits,
    }
  );
}
