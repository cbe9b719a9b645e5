import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Container, Probe, Service, Stage } from '@plimsoll/syntax';
import { portsOfContainer } from '../image-facts/containers';
import { askedBy, isSamePath } from '../image-facts/health';
import { both, inWords, portsOfImage } from '../image-facts/ports';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/probe-matches-image',
  title: 'Probe what the image answers',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['orchestration/probes'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
  },
  why: `
    Kubernetes takes no notice of the health check of the image, so the probes say the same once more, and the two drift
    apart. A probe of a port on which nobody listens restarts a healthy pod for ever; one of another path than the health
    check of the image or of Compose most often is the older of the two.`,
  unless: `the service has several paths for its health on purpose, and these probes ask the right ones.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 3000\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n',
      with: {
        Dockerfile: 'FROM node:24-slim\nEXPOSE 8080\n',
        'compose.yaml':
          'services:\n  web:\n    build: .\n    image: acme/web:2.3\n',
      },
    },
  ],
  check: {
    kubernetes: {
      container(container, report, { service }) {
        const { image } = container;
        const stages = image?.ref ? service.stagesOf(image.ref) : [];
        const probes = container.probes.filter(asksContainer);
        if (probes.length === 0 || stages.length === 0) {
          report.notApplicable();
          return;
        }
        judgePorts(container, probes, stages, report);
        judgePaths(probes, healthPaths(service, stages), report);
      },
    },
  },
});

/** Whether a probe asks a port of the container itself, and not one of another host. */
function asksContainer(probe: Probe): boolean {
  const { action } = probe;
  return (
    action !== undefined && action !== 'exec' && !probe.entry(action, 'host')
  );
}

function judgePorts(
  container: Container,
  probes: readonly Probe[],
  stages: readonly Stage[],
  report: Report,
) {
  const images = stages.map(portsOfImage);
  if (images.some(({ exposed }) => exposed.length === 0)) return;
  const said = images.reduce(both, portsOfContainer(container));
  const named = container.ports.flatMap(({ number }) => number ?? []);
  const known = new Set([...said.ports, ...named]);
  for (const { sort, port } of probes) {
    const asked = Number(port?.value);
    // A name is one of the container's ports, or another rule's to report.
    if (!port || !Number.isInteger(asked) || known.has(asked)) continue;
    if (said.isOpen)
      report.unknown('A variable decides which port the container has');
    else
      report(
        port,
        `The ${sort} probe asks port ${asked}, but the image listens on ${inWords(
          known,
        )}: correct one of the two`,
      );
  }
}

/** The paths that the health checks of the image ask: its own, and those of Compose services that are made of it. */
function healthPaths(service: Service, stages: readonly Stage[]): string[] {
  const checks = [
    ...stages.map(({ healthcheck }) => healthcheck.node?.test?.commands),
    ...service.composes
      .flatMap(({ services }) => services)
      .filter(one => {
        const stage = service.stageOf(one);
        return stage && stages.includes(stage);
      })
      .map(({ healthcheck }) => healthcheck?.test?.commands),
  ];
  return checks.flatMap(commands => askedBy(commands ?? [])?.path ?? []);
}

/** One of the probes asks what the health check asks; which of them, and the others, are free. */
function judgePaths(
  probes: readonly Probe[],
  [path]: readonly string[],
  report: Report,
) {
  const asking = probes.filter(({ action }) => action === 'httpGet');
  if (path === undefined || asking.length === 0) return;
  if (
    asking.some(
      probe => probe.path === undefined || isSamePath(probe.path, path),
    )
  )
    return;
  const [first] = asking;
  report(
    first.entry('httpGet', 'path')?.value ?? first.key,
    `The ${first.sort} probe asks ${shown(
      first.path,
    )}, and the health check of the image ${shown(
      path,
    )}: ask the same, or say in both why not`,
    { severity: 'low', confidence: 'hint' },
  );
}
