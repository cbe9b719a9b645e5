import { defineRule } from '@plimsoll/engine';
import { deliveries, publishedBuilds, reportAbsent } from '../delivery/acts';
import type { Delivered } from '../delivery/acts';
import { runsForReleasesOnly } from '../delivery/release-only';

export default defineRule({
  id: 'ci/tag-commit-sha',
  title: 'Tag the image with its commit',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['pipeline/meaningful-tags'],
    controls: [
      'nist-sp-800-190@2017:4.2.2',
      'cis-software-supply-chain@1.0:4.4.1',
    ],
  },
  why: `
    At three in the morning the question is which code is running. A tag that names the commit answers it, never
    moves, and is what one rolls back to.`,
  unless: `every push makes a release, so that its version already names one commit.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t ghcr.io/acme/web:main .
      - run: docker push ghcr.io/acme/web:main
`,
      good: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t ghcr.io/acme/web:\${{ github.sha }} .
      - run: docker push ghcr.io/acme/web:\${{ github.sha }}
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const all = deliveries(delivery);
      const tags = all.flatMap(act => act.tags);
      if (!all.length) {
        report.notApplicable();
        return;
      }
      if (tags.some(({ meaning }) => meaning === 'commit')) return;
      // A version that every one of them has names one commit as well.
      if (all.every(hasVersion)) return;
      if (
        all.some(act => !act.tagsComplete) ||
        tags.some(({ meaning }) => meaning === 'unknown')
      ) {
        report.unknown('The files do not tell every tag of the image');
        return;
      }
      const builds = publishedBuilds(delivery);
      if (!builds.length) {
        report.unknown('The image that is pushed is built elsewhere');
        return;
      }
      reportAbsent(
        delivery,
        builds,
        report,
        'No tag names the commit that the image was built from: add one with the commit id',
      );
    },
  },
});

/** It gives a version whenever it runs, and not only for git tags. */
const hasVersion = ({ tags, job }: Delivered) =>
  tags.some(
    ({ meaning, text }) =>
      meaning === 'release' &&
      (!/^type=|^\{git tag\}/.test(text) || runsForReleasesOnly(job.job)),
  );
