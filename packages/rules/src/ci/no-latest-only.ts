import { defineRule } from '@plimsoll/engine';
import { deliveries, hiddenParts, reportAt } from '../delivery/acts';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/no-latest-only',
  title: 'Give the image a tag that does not move',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['pipeline/meaningful-tags'],
    controls: ['nist-sp-800-190@2017:4.2.2'],
  },
  why: `
    When every build overwrites the same tag, nobody can say what runs where, a node that restarts may run other code
    than its neighbour, and there is nothing to roll back to.`,
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
          tags: ghcr.io/acme/web:latest
`,
      good: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: |
            ghcr.io/acme/web:latest
            ghcr.io/acme/web:\${{ github.sha }}
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const all = deliveries(delivery);
      const tags = all.flatMap(act => act.tags);
      if (!tags.length) {
        report.notApplicable();
        return;
      }
      const moving = tags.filter(({ meaning }) => meaning === 'moving');
      if (tags.some(({ meaning }) => fixed.has(meaning))) return;
      if (
        all.some(act => !act.tagsComplete) ||
        moving.length < tags.length ||
        hiddenParts(delivery).length
      ) {
        report.unknown('The files do not tell every tag of the image');
        return;
      }
      const [{ text }] = moving;
      const [act] = all;
      reportAt(
        report,
        act.file,
        moving[0],
        `The only tag of the image is ${shown(
          text.replace(/[{}]/g, '') || 'latest',
        )}, which moves with every build: push one with the commit or version too`,
      );
    },
  },
});

const fixed = new Set(['commit', 'release', 'other']);
