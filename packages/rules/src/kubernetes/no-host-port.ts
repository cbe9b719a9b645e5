import { defineRule } from '@plimsoll/engine';
import { hardening, reportPlaceholder } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-host-port',
  title: 'Publish through a Service, not on the node',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'cis-kubernetes@2.0.1:5.2.12',
      'pod-security-standards@1.34:baseline/host-ports',
    ],
    checkov: ['CKV_K8S_26'],
    trivy: ['KSV-0024'],
    kics: ['Workload Host Port Not Specified'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/overview/#services',
    ],
  },
  why: `
    A \`hostPort\` opens the container on every address of the node, past Services and often past NetworkPolicies. Only one
    pod with that port fits on a node, so that roll-outs get stuck. A Service does the same without either.`,
  unless: `it is an agent that other programs of the node talk to.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n          hostPort: 8080\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      ports:\n        - containerPort: 8080\n',
    },
  ],
  check: {
    kubernetes: {
      container({ ports, pod }, report) {
        if (ports.length === 0) report.notApplicable();
        for (const { hostPort } of ports) {
          if (!hostPort) continue;
          if (hostPort.value === undefined)
            reportPlaceholder(pod, report, 'which port of the node is opened');
          else if (Number(hostPort.value) !== 0)
            report(
              hostPort,
              'The port is opened on the node itself: remove hostPort and publish through a Service',
              hardening(pod.workload),
            );
        }
      },
    },
  },
});
