import { defineRule } from '@plimsoll/engine';
import type { Service } from '@plimsoll/syntax';
import { publishedBuilds, reportAt } from '../delivery/acts';
import { hasUpdateTool } from '../update-tools';

export default defineRule({
  id: 'ci/dependency-updates',
  title: 'Have updates proposed by Renovate or Dependabot',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['image/regular-fresh-build'],
    controls: [
      'openssf-scorecard@5.5.0:Dependency-Update-Tool',
      's2c2f@1.1:UPD-2',
    ],
    urls: [
      'https://docs.renovatebot.com',
      'https://docs.github.com/en/code-security/dependabot',
    ],
  },
  why: `
    What is pinned stays as it is until somebody changes it. A tool that proposes each update by pull request, tested by
    the pipeline, makes pins and fresh fixes go together: digests of base images, actions, packages.`,
  unless: `updates are proposed by a tool that is set up outside of the repository; as that is common, the rule is off by default.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --tag ghcr.io/acme/web:2.3 .\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --tag ghcr.io/acme/web:2.3 .\n  updates:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: renovatebot/github-action@v43\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service(service, report) {
      const [build] = publishedBuilds(service.delivery);
      const has = hasUpdateTool(service);
      if (!build) report.notApplicable();
      else if (runsRenovate(service)) return;
      else if (has === undefined)
        report.unknown(
          'It is not known whether Renovate or Dependabot is set up',
        );
      else if (!has)
        reportAt(
          report,
          build.file,
          build,
          'Nothing proposes updates of what the image is built from: set up Renovate or Dependabot',
        );
    },
  },
});

/** A pipeline of the service runs it itself. */
const runsRenovate = ({ workflows, pipelines }: Service) =>
  [...workflows, ...pipelines].some(({ source }) =>
    /\brenovatebot\/github-action@|\brenovate\/renovate\b/.test(source.text),
  );
