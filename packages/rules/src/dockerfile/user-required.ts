import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/user-required',
  title: 'Say which user the image runs as',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    controls: [
      'cis-docker@1.8.0:4.1',
      'nist-sp-800-190@2017:4.1.2',
      'owasp-docker-cheat-sheet@0a11bd1d:2',
      'owasp-docker-top-10@2023:D01',
      'nsa-cisa-kubernetes@1.2:non-root-containers',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
    ],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3'],
    kics: ['Missing User Instruction'],
  },
  why: `
    Without a USER the base image decides, and most base images decide for root. Whoever breaks into the service then
    owns every file in the image and is one kernel or runtime bug away from the host. A USER of another stage does not
    help: only the stage that ships, and those it is FROM, count.`,
  unless: `your base image sets a user of its own; name it again with USER, so that the next base image cannot change it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . /srv\nCMD ["node", "/srv/app.js"]\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nUSER node\nCMD ["node", "/srv/app.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      stage({ isTarget, user, baseKind, base, from }, report) {
        if (!isTarget) {
          report.notApplicable();
          return;
        }
        if (user.node || user.isRoot === false) return;
        if (baseKind === 'unknown') {
          report.unknown(
            'A build argument without default names the base image, which may set a user',
          );
          return;
        }
        const at = from.name ?? from.keyword;
        if (user.isRoot || baseKind === 'scratch') {
          report(
            at,
            'No USER is set, so the image runs as root: end the stage with a USER that is not root',
          );
        } else {
          report(
            at,
            `No USER is set and ${
              base?.raw ?? 'the base image'
            } may run as root: end the stage with a USER that is not root`,
            { severity: 'medium', confidence: 'likely' },
          );
        }
      },
    },
  },
});
