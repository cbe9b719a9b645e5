import { defineRule } from '@plimsoll/engine';
import { actsOf, publishedBuilds, reportAbsent } from '../delivery/acts';

export default defineRule({
  id: 'ci/image-scan',
  title: 'Scan the image for known vulnerabilities',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['security/scanned'],
    controls: [
      'cis-docker@1.8.0:4.4',
      'nist-sp-800-190@2017:4.1.1',
      'owasp-docker-cheat-sheet@0a11bd1d:9',
      'owasp-docker-top-10@2023:D02',
      'nsa-cisa-kubernetes@1.2:building-secure-container-images',
      'nsa-cisa-kubernetes@1.2:upgrading-and-application-security-practices',
      'openssf-scorecard@5.5.0:Vulnerabilities',
      's2c2f@1.1:SCA-1',
      'cis-software-supply-chain@1.0:3.2.2',
    ],
  },
  why: `
    Most of what is in an image was written by others, and holes in it become known every day. A scan in the pipeline
    finds them while the person who can bump the version is still looking.`,
  unless: `your registry scans every image that is pushed and somebody reads what it says.`,
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
          load: true
          tags: ghcr.io/acme/web:1.2.3
      - run: trivy image --exit-code 1 --severity CRITICAL ghcr.io/acme/web:1.2.3
      - run: docker push ghcr.io/acme/web:1.2.3
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
      const scans = actsOf(delivery, 'scan');
      if (scans.some(({ subject }) => subject === 'image')) return;
      reportAbsent(
        delivery,
        builds,
        report,
        scans.length
          ? 'Only files are scanned, not the image with its base and packages: scan the image that is built here'
          : 'The image that is built here is not scanned: add a scan that fails on critical vulnerabilities',
      );
    },
  },
});
