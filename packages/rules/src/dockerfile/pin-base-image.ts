import { defineRule } from '@plimsoll/engine';
import { isValidImageName } from '@plimsoll/syntax';
import type { ImageRef } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/pin-base-image',
  title: 'Name the version of the base image',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/pinned-base'],
    controls: [
      'cis-docker@1.8.0:4.2',
      'cis-docker@1.8.0:5.28',
      'owasp-docker-top-10@2023:D02',
      'nsa-cisa-kubernetes@1.2:building-secure-container-images',
      'cis-software-supply-chain@1.0:3.1.7',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    hadolint: ['DL3006'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ['Image Version Not Explicit'],
  },
  why: `
    An image without a tag is \`latest\`, whatever that is on the day of the build. Two builds of the same commit can
    stand on different systems, a new major version arrives unasked, and nobody can say later what was inside.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node\nUSER node\n',
      good: 'FROM node:24.11-alpine3.22\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      from({ image, defaultName }, report) {
        // Of what is no name of an image at all, valid-syntax speaks.
        if (!image || (image.value && !isValidImageName(image.value))) {
          report.notApplicable();
          return;
        }
        // Which version it is, no-latest-tag and pin-base-image-digest ask.
        if (image.hasTag || image.isPinned) return;
        if (defaultName === '' || mayHoldTag(image)) {
          report.unknown(
            'A build argument without default may hold the tag of the base image',
          );
          return;
        }
        report(
          image,
          `Base image ${image.raw} has no tag: name the version it is to be`,
        );
      },
    },
  },
});

/** An argument that is declared without default is there to be given; one that is not declared is empty. */
const mayHoldTag = ({ hasTag, isPinned, variables }: ImageRef) =>
  (hasTag === undefined || isPinned === undefined) &&
  variables.some(
    ({ value, source }) => value === undefined && source !== 'undeclared',
  );
