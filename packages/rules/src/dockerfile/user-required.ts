import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Dockerfile, Stage } from '@plimsoll/syntax';
import { userFix } from '../mending/container-user';

export default defineRule({
  id: 'dockerfile/user-required',
  title: 'Say which user the image runs as',
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
      stage(stage, report, { file }) {
        const { isTarget, user, baseKind, isWindows } = stage;
        if (!isTarget) {
          report.notApplicable();
          return;
        }
        if (user.node || user.isRoot === false) return;
        if (baseKind === 'unknown') {
          report.unknown(
            'A build argument without default names the base image, which may set a user',
          );
        } else if (onlyHoldsFiles(stage)) {
          report.unknown(
            'Nothing says what the image runs: it may only hold files',
          );
        } else if (isWindows) {
          judgeWindows(stage, report, file);
        } else {
          judge(stage, report, file);
        }
      },
    },
  },
});

/** Whether it is from scratch, for others to copy from or for whoever knows a command in it. */
const onlyHoldsFiles = ({ baseKind, cmd, entrypoint }: Stage) =>
  baseKind === 'scratch' && !cmd.node && !entrypoint.node;

function judge(stage: Stage, report: Report, file: Dockerfile) {
  const { user, baseKind, base, from } = stage;
  const at = from.name ?? from.keyword;
  const fix = userFix(stage, file);
  const steps = stepsDownTo(stage);
  if (steps) {
    report(
      at,
      `The image starts as root and its entry point hands over to ${steps}: end the stage with USER ${steps}, so that it needs no root at all`,
      { severity: 'low', confidence: 'likely', fix },
    );
  } else if (user.isRoot || baseKind === 'scratch') {
    report(
      at,
      'No USER is set, so the image runs as root: end the stage with a USER that is not root',
      { fix },
    );
  } else {
    report(
      at,
      `No USER is set and ${
        base?.raw ?? 'the base image'
      } may run as root: end the stage with a USER that is not root`,
      { severity: 'medium', confidence: 'likely', fix },
    );
  }
}

/** Windows has no root; its images run as one of two users, or one of their own, as IIS does. */
function judgeWindows(stage: Stage, report: Report, file: Dockerfile) {
  const { user, base, from } = stage;
  if (user.isRoot)
    report(
      from.name ?? from.keyword,
      'No USER is set, so the image runs as ContainerAdministrator: end the stage with USER ContainerUser',
      { severity: 'medium', confidence: 'likely', fix: userFix(stage, file) },
    );
  else
    report.unknown(
      `It is not known which user ${base?.raw ?? 'the base image'} runs as`,
    );
}

/** The user that the entry point of the base changes to, if the stage leaves it the command for that. */
function stepsDownTo({ base, entrypoint, cmd }: Stage): string | undefined {
  const steps = base?.facts.stepsDown;
  if (!steps || entrypoint.node) return undefined;
  const { node } = cmd;
  const first = node?.args[0]?.value ?? node?.commands[0]?.name;
  const isIts =
    !node ||
    (first !== undefined &&
      (first.startsWith('-') || steps.commands.includes(first)));
  return isIts ? steps.to : undefined;
}
