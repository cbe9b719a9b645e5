import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAbsent } from '../delivery/acts';

export default defineRule({
  id: 'ci/dockerfile-lint',
  title: 'Check the Dockerfile in the pipeline',
  category: 'delivery',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['pipeline/checked-dockerfile'],
    controls: [
      'nist-sp-800-190@2017:4.1.2',
      'owasp-docker-cheat-sheet@0a11bd1d:9',
      'cis-software-supply-chain@1.0:5.1.5',
    ],
  },
  why: `
    A mistake in a Dockerfile is cheapest while the person who made it still has the change open. A linter in the pipeline
    says so on the request, before anybody reviews it. \`docker build --check\` needs nothing to be installed.`,
  unless: `your portal tells about every change soon enough.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build .\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --check .\n      - run: docker build .\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const builds = actsOf(delivery, 'build');
      if (builds.length === 0) {
        report.notApplicable();
        return;
      }
      if (actsOf(delivery, 'lint').length > 0) return;
      reportAbsent(
        delivery,
        builds,
        report,
        'Nothing checks the Dockerfile for mistakes before it is built: add docker build --check, or hadolint',
      );
    },
  },
});
