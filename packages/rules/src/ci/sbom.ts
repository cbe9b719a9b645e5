import { defineRule } from '@plimsoll/engine';
import type { BuildAct, OfferedFix } from '@plimsoll/engine';
import { actsOf, publishedBuilds, reportAbsent } from '../delivery/acts';
import { setInputs } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/sbom',
  title: 'Attach a software bill of materials',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/inventory'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:13',
      'openssf-scorecard@5.5.0:SBOM',
      's2c2f@1.1:INV-1',
      'cis-software-supply-chain@1.0:2.4.5',
      'cis-software-supply-chain@1.0:2.4.6',
      'pci-dss@4.0.1:6.3.2',
    ],
    checkov: ['CKV_GHA_6'],
  },
  why: `
    When the next library with a hole makes the news, the question is which images hold it. With a bill of materials
    beside each image that is a search; without one it is a week of pulling and scanning.`,
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
          sbom: true
          tags: ghcr.io/acme/web:1.2.3
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const builds = publishedBuilds(delivery);
      if (!builds.length) {
        report.notApplicable();
        return;
      }
      if (actsOf(delivery, 'sbom').length) return;
      if (builds.some(({ sbom }) => sbom)) return;
      if (builds.every(({ sbom }) => sbom === undefined)) {
        report.unknown(
          'The files do not tell whether the build writes an SBOM',
        );
        return;
      }
      reportAbsent(
        delivery,
        // Not where the files cannot tell.
        builds.filter(({ sbom }) => sbom === false),
        report,
        'Nothing says what is in the image that is pushed: let the build attach an SBOM',
        build => ({ fix: fixOf(build) }),
      );
    },
  },
});

/** The build action attaches one when it pushes, with a builder that can; it cannot when it loads the image. */
function fixOf({ step, pushes }: BuildAct): OfferedFix | undefined {
  const canAttest =
    pushes === true &&
    step?.uses?.name === 'docker/build-push-action' &&
    step.job?.steps.some(
      ({ uses }) => uses?.name === 'docker/setup-buildx-action',
    ) === true &&
    !step.input('load');
  const edits = canAttest ? setInputs(step, { sbom: 'true' }) : undefined;
  return edits && { title: 'Attach an SBOM', safe: true, edits };
}
