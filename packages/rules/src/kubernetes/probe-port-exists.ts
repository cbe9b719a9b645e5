import { defineRule } from '@plimsoll/engine';
import type { Container, Probe } from '@plimsoll/syntax';
import { reportPlaceholder } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/probe-port-exists',
  title: 'Probe a port that the container has',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/one-port-everywhere', 'orchestration/probes'],
    'kube-linter': ['liveness-port', 'readiness-port', 'startup-port'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
  },
  why: `
    A probe of a port that nothing listens on always fails: the pod is never ready, or is killed every half minute. With
    the name of a port that is not there the probe cannot even be sent. With a number it may work, as \`ports\` only
    informs; most often one of the two was changed and the other was forgotten.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - name: http\n          containerPort: 8080\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: web\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - name: http\n          containerPort: 8080\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: http\n',
    },
  ],
  options: {
    undeclared: false,
  },
  optionNotes: {
    undeclared:
      'Report numbers also where the container names no ports at all.',
  },
  strictest: { undeclared: true },
  check: {
    kubernetes: {
      container(container, report, { options }) {
        const probes = container.probes.filter(asksContainer);
        if (probes.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { sort, port } of probes) {
          if (!port) continue;
          if (port.value === undefined)
            reportPlaceholder(container.pod, report, 'which port is probed');
          else if (hasPort(container, port.value)) continue;
          else if (!/^\d+$/.test(port.value))
            report(
              port,
              `The ${sort} probe asks port ${shown(
                port.value,
              )}, which the container does not have: name one of its ports`,
            );
          else if (options.undeclared || container.ports.length > 0)
            report(
              port,
              `The ${sort} probe asks port ${port.value}, which is not among the container's ports: correct one of the two`,
              { severity: 'low', confidence: 'hint' },
            );
        }
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

function hasPort({ ports }: Container, port: string): boolean {
  return ports.some(
    ({ name, number, node }) =>
      name === port ||
      String(number) === port ||
      // A placeholder stands there, which may be this one.
      (number === undefined && node.has('containerPort')),
  );
}
