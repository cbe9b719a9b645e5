import { defineRule } from '@plimsoll/engine';
import type { LocatedInFile, OfferedFix, Step } from '@plimsoll/engine';
import {
  actsOf,
  publishedBuilds,
  reportAbsent,
  reportAt,
} from '../delivery/acts';
import { removeLine } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/provenance',
  title: 'Attest where the image comes from',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/provenance'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:13',
      'owasp-docker-top-10@2023:D08',
      'slsa-build@1.2:distribute-provenance',
      'slsa-build@1.2:provenance-exists',
      'slsa-build@1.2:provenance-authentic',
      'cis-software-supply-chain@1.0:4.4.1',
      'bsi-it-grundschutz@2022:SYS.1.6.A12',
    ],
  },
  why: `
    Provenance says which commit, which builder and which base an image was made of, in a form that a machine can
    check. BuildKit writes it without being asked when it pushes; \`docker build\` and \`docker push\` apart from each
    other, and other builders, leave it out.`,
  unless: `the registry or the platform refuses images with attestations, as some function services do.`,
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
          provenance: false
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
          provenance: mode=max
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
      if (actsOf(delivery, 'provenance').length) return;
      // AWS Lambda takes no image that comes with attestations.
      if (actsOf(delivery, 'deploy').some(({ tool }) => /lambda/.test(tool))) {
        report.notApplicable();
        return;
      }
      for (const { provenance, provenanceOff, file, step } of builds) {
        if (provenance !== false || !provenanceOff) continue;
        reportAt(
          report,
          file,
          provenanceOff,
          'Provenance is switched off, so nobody can check what the image was built from: leave it on',
          { fix: fixOf(provenanceOff, step) },
        );
      }
      if (builds.some(build => build.provenance || build.provenanceOff)) return;
      if (builds.some(({ provenance }) => provenance === undefined)) {
        report.unknown(
          'The files do not tell whether the build writes provenance',
        );
        return;
      }
      reportAbsent(
        delivery,
        builds,
        report,
        'The image is pushed without provenance: build and push it with docker buildx, which attests it',
      );
    },
  },
});

/** Takes the input away, unless it is the only one: a step with an empty `with` is not valid. */
function fixOf(
  off: LocatedInFile,
  step: Step | undefined,
): OfferedFix | undefined {
  if (!step || step.node.isFlow || step.with.length < 2) return undefined;
  const edits = step.node.map('with')?.isFlow ? undefined : removeLine(off);
  return edits && { title: 'Leave provenance on', safe: true, edits };
}
