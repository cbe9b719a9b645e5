import { defineRule } from '@plimsoll/engine';
import type { Service } from '@plimsoll/syntax';
import { publishedBuilds, reportAt } from '../delivery/acts';
import { hasUpdateTool } from '../update-tools';

export default defineRule({
  id: 'ci/scheduled-rebuild',
  title: 'Build the image on a schedule too',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['image/regular-fresh-build'],
    controls: ['nist-sp-800-190@2017:4.1.1'],
  },
  why: `
    An image gets the fixes of its base only when it is built. A service that nobody changes is not built, and after half a
    year it runs with half a year of known vulnerabilities. Build it every week from nothing (\`--pull --no-cache\`), or let
    Renovate or Dependabot renew the digest of the base, which builds it as well.`,
  unless: `something outside of this repository starts the pipeline regularly.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on:\n  push:\n    branches: [main]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --tag ghcr.io/acme/web:2.3 .\n',
      good: 'on:\n  push:\n    branches: [main]\n  schedule:\n    - cron: "30 4 * * 1"\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --pull --push --tag ghcr.io/acme/web:2.3 .\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service(service, report) {
      const [build] = publishedBuilds(service.delivery);
      if (!build) {
        report.notApplicable();
        return;
      }
      if (hasSchedule(service) || hasUpdateTool(service)) return;
      const [elsewhere] = service.delivery.elsewhere;
      if (build.file.kind === 'gitlab-ci')
        report.unknown(
          'GitLab keeps the schedules of pipelines outside of the files',
        );
      else if (elsewhere)
        report.unknown(`${elsewhere.file.source.file} ${elsewhere.reason}`);
      else if (!service.paths)
        report.unknown(
          'It is not known whether Renovate or Dependabot renews the base image',
        );
      else
        reportAt(
          report,
          build.file,
          build,
          'The image is built only when somebody changes something: build it on a schedule too, so that fixes of its base reach it',
        );
    },
  },
});

/** A workflow that builds runs by the clock, or a job says that it may. */
function hasSchedule({ delivery, workflows, pipelines }: Service): boolean {
  const runs = new Set(
    delivery.jobs
      .filter(({ acts }) => acts.some(({ does }) => does === 'build'))
      .map(({ run }) => run),
  );
  return (
    workflows.some(
      ({ source, on }) =>
        runs.has(source.file) && on.some(({ name }) => name === 'schedule'),
    ) ||
    pipelines.some(({ source }) =>
      /CI_PIPELINE_SOURCE["']?\s*==\s*["']schedule|-\s*schedules\b/.test(
        source.text,
      ),
    )
  );
}
