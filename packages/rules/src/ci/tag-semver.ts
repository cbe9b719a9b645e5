import { defineRule } from '@plimsoll/engine';
import type { Delivery } from '@plimsoll/syntax';
import { deliveries, hiddenParts, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/tag-semver',
  title: 'Give releases a version as their tag',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/meaningful-tags'],
    controls: ['nist-sp-800-190@2017:4.2.2'],
  },
  why: `
    People who run your image ask for a version, read what changed in it, and go back to the one before. A tag such as
    \`1.4.2\` lets them; one that names a commit or a branch does not.`,
  unless: `every commit on the main branch is deployed and nobody else runs the image; without a pipeline for tags or releases the finding is only a hint.`,
  examples: [
    {
      kind: 'github-actions',
      bad: "on:\n  push:\n    tags: ['v*']\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:${{ github.sha }}\n",
      good: "on:\n  push:\n    tags: ['v*']\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:${{ github.ref_name }}\n",
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const all = deliveries(delivery);
      const tags = all.flatMap(act => act.tags);
      const [first] = all;
      if (!first) {
        report.notApplicable();
        return;
      }
      if (tags.some(({ meaning }) => meaning === 'release')) return;
      const isIncomplete = all.some(act => !act.tagsComplete);
      const [elsewhere] = hiddenParts(delivery);
      if (
        isIncomplete ||
        tags.length === 0 ||
        tags.some(({ meaning }) => meaning === 'unknown')
      )
        report.unknown('The files do not tell every tag of the image');
      else if (elsewhere)
        report.unknown(`${elsewhere.file.source.file} ${elsewhere.reason}`);
      else
        reportAt(
          report,
          first.file,
          tags[0] ?? first,
          'No tag of the image is a version: push one for each release, such as 1.4.2',
          { severity: releases(delivery) ? 'low' : 'info' },
        );
    },
  },
});

/** A pipeline runs for git tags or releases. */
function releases({ jobs }: Delivery): boolean {
  return jobs.some(({ file, job }) => {
    if (file.kind === 'github-actions')
      return file.on.some(
        ({ name, node }) =>
          name === 'release' || (name === 'push' && node?.has('tags') === true),
      );
    const rules = job && 'rules' in job ? job.rules : [];
    return rules.some(
      rule =>
        rule.type === 'map' &&
        /CI_COMMIT_TAG/.test(rule.scalar('if')?.value ?? ''),
    );
  });
}
