import { defineRule } from '@plimsoll/engine';
import { reportMissingInPod, workloadName } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/network-policy',
  title: 'Say who may talk to the pods',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'cis-kubernetes@2.0.1:5.3.2',
      'nsa-cisa-kubernetes@1.2:network-policies',
      'nist-sp-800-190@2017:4.3.3',
    ],
    'kube-linter': ['non-isolated-pod'],
    urls: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
  },
  why: `
    Without a NetworkPolicy every pod of the cluster may talk to these, and these to everything. Whoever breaks into one
    service then has a way to all others. Policies are often kept with the cluster and not with the service, where these
    files cannot show them; so the rule is off unless a policy asks for it.`,
  unless: `whoever runs the cluster keeps its policies.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: { app: web }\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: { app: web }\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector:\n    matchLabels: { app: web }\n  ingress:\n    - from:\n        - podSelector:\n            matchLabels: { app: edge }\n',
    },
  ],
  check: {
    kubernetes: {
      workload(workload, report) {
        if (workload.runsToCompletion) report.notApplicable();
        else if (workload.networkPolicies.length === 0)
          reportMissingInPod(
            workload.pod,
            report,
            `${workloadName(
              workload,
            )} may be talked to by every pod: say who may, in a NetworkPolicy`,
          );
      },
    },
  },
});
