import { defineRule } from '@plimsoll/engine';
import type { Probe } from '@plimsoll/syntax';
import { hardening } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/probes-differ',
  title: 'Let liveness and readiness ask different things',
  category: 'orchestration',
  severity: 'info',
  confidence: 'hint',
  references: {
    practices: ['orchestration/probes'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
  },
  why: `
    Readiness takes a pod out of the traffic for a while; liveness kills its container. If both ask the same at the same
    times, a pod that is merely busy is killed instead of being left alone, and the load it carried brings down the next.
    Let liveness ask less, or wait longer.`,
  unless: `what they ask cannot fail under load.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet: { path: /health, port: 8080 }\n      readinessProbe:\n        httpGet: { path: /health, port: 8080 }\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet: { path: /health, port: 8080 }\n        failureThreshold: 6\n      readinessProbe:\n        httpGet: { path: /health, port: 8080 }\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const liveness = container.probe('liveness');
        const readiness = container.probe('readiness');
        if (!liveness || !readiness) {
          report.notApplicable();
          return;
        }
        if (liveness.action === 'httpGet' && asks(liveness) === asks(readiness))
          report(
            liveness.key,
            'Liveness and readiness ask the same at the same times: let liveness ask less or wait longer',
            hardening(container.pod.workload),
          );
      },
    },
  },
});

/** What a probe asks and how patiently, with the values that Kubernetes fills in. */
function asks(probe: Probe): string {
  const { action, path, port } = probe;
  return [
    action,
    path,
    port?.written,
    probe.number('periodSeconds') ?? 10,
    probe.number('timeoutSeconds') ?? 1,
    probe.number('failureThreshold') ?? 3,
  ].join(' ');
}
