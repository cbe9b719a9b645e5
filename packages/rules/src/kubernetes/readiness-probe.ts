import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { containerName, keepsRunning, reportMissing } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/readiness-probe',
  title: 'Give each container that serves a readiness probe',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/probes'],
    controls: ['bsi-it-grundschutz@2022:APP.4.4.A11'],
    checkov: ['CKV_K8S_9'],
    kics: ['Readiness Probe Is Not Configured'],
    'kube-linter': ['no-readiness-probe'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
  },
  why: `
    A Service sends requests to every pod that is ready, and without a readiness probe a pod is ready as soon as its
    process has started. Each release and each restart then loses the requests that come before the program listens. A
    roll-out also goes on although the new version never works.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n      readinessProbe:\n        httpGet:\n          path: /readyz\n          port: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        // Knative adds one where there is none.
        if (!keepsRunning(container) || container.pod.workload.isKnative) {
          report.notApplicable();
          return;
        }
        const probe = container.probe('readiness');
        if (probe?.action) return;
        if (probe && container.incomplete === undefined)
          report(
            probe.key,
            'The readiness probe asks nothing: give it httpGet, tcpSocket, grpc or exec',
          );
        else
          reportMissing(
            container,
            report,
            `${containerName(container)} has no readiness probe: ${remedy(
              container,
            )}`,
            weight(container),
          );
      },
    },
  },
});

function remedy(container: Container): string {
  if (container.isServed)
    return 'requests reach it before it listens, so add one that asks whether it can answer';
  return container.ports.length > 0
    ? 'add one that asks whether it can answer'
    : 'if somebody waits for it, add one that asks whether it has started';
}

/** What nobody sends anything to can hardly be sent it too early. */
function weight(container: Container): ReportOptions {
  if (container.isServed) return { severity: 'high' };
  return container.ports.length > 0
    ? {}
    : { severity: 'low', confidence: 'hint' };
}
