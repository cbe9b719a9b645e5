import { defineRule } from '@plimsoll/engine';
import { userFix } from '../mending/container-user';

export default defineRule({
  id: 'dockerfile/non-root-user',
  title: 'End as a user that is not root',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
    controls: [
      'cis-docker@1.8.0:4.1',
      'nist-sp-800-190@2017:4.1.2',
      'owasp-docker-cheat-sheet@0a11bd1d:2',
      'owasp-docker-top-10@2023:D01',
      'nsa-cisa-kubernetes@1.2:non-root-containers',
      'bsi-it-grundschutz@2022:SYS.1.6.A18',
    ],
    hadolint: ['DL3002'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_8'],
    kics: ["Last User Is 'root'"],
  },
  why: `
    The last USER of the stage that ships is who the service runs as. As root, whoever breaks into it owns every file
    in the image, can install what they like, and is one kernel or runtime bug away from the host. Builder stages may
    be root: they do not ship and are not judged.`,
  unless: `the process has to start as root and drops its rights itself; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nUSER root\nRUN apk add --no-cache tini\nCMD ["node", "app.js"]\n',
      good: 'FROM node:24-alpine\nUSER root\nRUN apk add --no-cache tini\nUSER node\nCMD ["node", "app.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report, { file }) {
        const { isTarget } = stage;
        const { node, isRoot } = stage.user;
        if (!isTarget || !node) {
          report.notApplicable();
        } else if (isRoot === undefined) {
          report.unknown('A variable without a known value names the user');
        } else if (isRoot) {
          report(
            node,
            'The image that ships runs as root: end with a USER that is not root',
            { fix: userFix(stage, file) },
          );
        }
      },
    },
  },
});
