import { defineRule } from '@plimsoll/engine';
import { containerName, keepsRunning, reportMissing } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/liveness-probe',
  title: 'Give each long-running container a liveness probe',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['orchestration/probes'],
    controls: [
      'bsi-it-grundschutz@2022:SYS.1.6.A3',
      'bsi-it-grundschutz@2022:APP.4.4.A11',
    ],
    checkov: ['CKV_K8S_8'],
    kics: ['Liveness Probe Is Not Defined'],
    'kube-linter': ['no-liveness-probe'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
  },
  why: `
    Kubernetes restarts a container whose process ends. One that hangs, in a deadlock or out of connections, runs on and
    answers nobody. A liveness probe tells the two apart. Let it ask only whether the process itself still works, never
    whether a database answers: else a fault elsewhere restarts everything.`,
  unless: `the process is known to end whenever it is stuck; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet:\n          path: /livez\n          port: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        // Knative watches over its containers itself.
        if (!keepsRunning(container) || container.pod.workload.isKnative) {
          report.notApplicable();
          return;
        }
        const probe = container.probe('liveness');
        if (probe?.action) return;
        if (probe && container.incomplete === undefined)
          report(
            probe.key,
            'The liveness probe asks nothing: give it httpGet, tcpSocket, grpc or exec',
          );
        else
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} has no liveness probe: add one that asks whether the process still works`,
          );
      },
    },
  },
});
