import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-latest-tag',
  title: 'Build on a tag that stays what it is',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/pinned-base'],
    controls: ['cis-docker@1.8.0:4.2', 'bsi-it-grundschutz@2022:SYS.1.6.A6'],
    hadolint: ['DL3007'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ["Image Version Using 'latest'"],
  },
  why: `
    The tag \`latest\` moves with every release of the image, major ones included. A build that worked yesterday breaks
    without a change of yours, and a rollback by rebuilding brings the new image back.`,
  unless: `a digest stands behind the tag; then it cannot move and is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM eclipse-temurin:latest\nUSER 10001\n',
      good: 'FROM eclipse-temurin:25-jre\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      from({ image }, report) {
        if (!image?.tag || image.isPinned) {
          report.notApplicable();
        } else if (image.tag.value === undefined) {
          report.unknown(
            'A build argument without default holds the tag of the base image',
          );
        } else if (image.tag.value === 'latest') {
          report(
            image.tag,
            'The tag latest moves: name the version you build on',
          );
        }
      },
    },
  },
});
