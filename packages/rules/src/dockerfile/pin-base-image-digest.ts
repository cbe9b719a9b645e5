import { defineRule } from '@plimsoll/engine';
import { isFrom } from '../image-origin';

interface Options {
  readonly exempt: readonly string[];
}

export default defineRule<Options>({
  id: 'dockerfile/pin-base-image-digest',
  title: 'Pin the base image to its digest',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/pinned-base'],
    controls: [
      'cis-docker@1.8.0:4.2',
      'nist-sp-800-190@2017:4.1.5',
      'owasp-docker-top-10@2023:D08',
      'openssf-scorecard@5.5.0:Pinned-Dependencies',
      's2c2f@1.1:AUD-3',
      'cis-software-supply-chain@1.0:2.4.2',
    ],
    urls: ['https://docs.docker.com/build/building/best-practices/'],
  },
  why: `
    A tag can be given to another image at any time, by its maintainers or by whoever took over their account. A digest is
    computed from the image itself: what you tested is what you build on, byte for byte. Keep the tag in front of it for
    the reader, and let a bot renew both, because a pinned base gets no fixes by itself.`,
  unless: `nothing renews your digests; a pin that is never moved keeps old vulnerabilities.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nCOPY app /app\n',
      good: `FROM alpine:3.24@sha256:${'5b10f432ef3da1b8d4c7eb6c487f2f5a'.repeat(
        2,
      )}\nCOPY app /app\n`,
    },
  ],
  options: { exempt: [] },
  optionNotes: {
    exempt:
      'Images of your own, which may move: `ghcr.io/acme`, `*.acme.example`.',
  },
  check: {
    dockerfile: {
      from({ image, stage }, report, { options: { exempt } }) {
        if (!image || !stage?.used || isFrom(exempt, image)) {
          report.notApplicable();
        } else if (image.isPinned === undefined) {
          report.unknown(
            'A build argument without default may hold the digest of the base image',
          );
        } else if (!image.isPinned) {
          report(
            image,
            `Base image ${image.raw} has no digest, so it can change: add @sha256:… to it`,
          );
        }
      },
    },
  },
});
