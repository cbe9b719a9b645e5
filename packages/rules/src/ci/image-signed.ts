import { defineRule } from '@plimsoll/engine';
import { actsOf, publishedBuilds, reportAbsent } from '../delivery/acts';

export default defineRule({
  id: 'ci/image-signed',
  title: 'Sign the image',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/signed'],
    controls: [
      'cis-docker@1.8.0:4.5',
      'cis-docker@1.8.0:4.12',
      'nist-sp-800-190@2017:4.1.5',
      'owasp-docker-cheat-sheet@0a11bd1d:13',
      'owasp-docker-top-10@2023:D08',
      'slsa-build@1.2:provenance-authentic',
      'cis-kubernetes@2.0.1:5.5.1',
      'cis-software-supply-chain@1.0:2.4.1',
      'cis-software-supply-chain@1.0:2.4.6',
      'cis-software-supply-chain@1.0:4.1.1',
      'bsi-it-grundschutz@2022:SYS.1.6.A12',
    ],
    checkov: ['CKV_GHA_5'],
  },
  why: `
    Whoever can write to the registry can put any image behind a tag. A signature over the digest, made by the
    pipeline, lets the cluster refuse what the pipeline did not build.`,
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
    permissions:
      id-token: write
    steps:
      - uses: docker/build-push-action@v6
        id: build
        with:
          push: true
          tags: ghcr.io/acme/web:1.2.3
      - run: cosign sign --yes ghcr.io/acme/web@\${{ steps.build.outputs.digest }}
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
      if (actsOf(delivery, 'sign').length) return;
      reportAbsent(
        delivery,
        builds,
        report,
        'The image is pushed unsigned: sign its digest with cosign in the same job',
      );
    },
  },
});
