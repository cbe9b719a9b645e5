import { defineRule } from '@plimsoll/engine';
import { healthcheckFix } from '../mending/health-probe';
import type { ComposeService, Dockerfile, Service } from '@plimsoll/syntax';

export default defineRule({
  id: 'dockerfile/healthcheck',
  title: 'Say how to tell that the service is healthy',
  category: 'operations',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['debugging/health'],
    controls: ['cis-docker@1.8.0:4.6', 'cis-docker@1.8.0:5.27'],
    hadolint: ['DL3057'],
    trivy: ['DS-0026'],
    checkov: ['CKV_DOCKER_2'],
    kics: ['Healthcheck Instruction Missing'],
    urls: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  why: `
    A process that runs is not yet a service that answers. With a HEALTHCHECK, Docker and Compose can tell the two apart,
    start what depends on it at the right time, and replace it when it hangs. Only the stage that ships counts.`,
  unless: `the service runs on Kubernetes, which has probes of its own and ignores HEALTHCHECK; a service with Kubernetes manifests is not judged, nor one whose Compose file has a health check.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY . /srv\nCMD ["node", "/srv/server.js"]\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nHEALTHCHECK CMD ["node", "/srv/health.js"]\nCMD ["node", "/srv/server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report, { file, service }) {
        const { isTarget, healthcheck, from } = stage;
        if (!isTarget || runsOnKubernetes(service)) {
          report.notApplicable();
          return;
        }
        // `NONE` is an answer too.
        if (healthcheck.node?.isNone) report.unmet('cis-docker@1.8.0:4.6');
        if (healthcheck.node || healthcheck.origin === 'base') return;
        const composed = composedFrom(file, service);
        if (composed.length && composed.every(one => one.healthcheck)) {
          report.unmet('cis-docker@1.8.0:4.6');
          return;
        }
        report(
          from.name ?? from.keyword,
          'The image has no HEALTHCHECK: add one, or HEALTHCHECK NONE if there is nothing to ask',
          {
            severity: composed.length ? 'low' : 'info',
            fix: healthcheckFix(stage, file),
          },
        );
      },
    },
  },
});

const workloads = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
]);

/** Whether the service has manifests of something that runs; what a template makes cannot be known, but something will. */
const runsOnKubernetes = ({ manifests }: Service) =>
  manifests.some(
    ({ template, objects }) =>
      template !== undefined ||
      objects.some(({ objectKind }) => workloads.has(objectKind)),
  );

/** The Compose services in production that are built from this file: Compose is how it is deployed. */
const composedFrom = (
  file: Dockerfile,
  service: Service,
): readonly ComposeService[] =>
  service.composes
    .flatMap(({ services }) => services)
    .filter(
      one =>
        one.purpose === 'production' &&
        !one.isOneShot &&
        service.dockerfileOf(one) === file,
    );
