import { defineRule } from '@plimsoll/engine';
import { reportShared } from '../kubernetes-host-namespaces';

export default defineRule({
  id: 'kubernetes/no-host-pid',
  title: 'Do not share the processes of the node',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'nist-sp-800-190@2017:4.4.3',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.3',
      'bsi-it-grundschutz@2022:APP.4.4.A4',
      'pod-security-standards@1.34:baseline/host-namespaces',
    ],
    checkov: ['CKV_K8S_17'],
    trivy: ['KSV-0010'],
    kics: ['Shared Host PID Namespace'],
    'kube-linter': ['host-pid'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
  },
  why: `
    With \`hostPID\` the container sees every process of the node with its arguments and, as root, its environment and
    files; it can stop them or write into their memory.`,
  unless: `it is an agent that watches the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostPID: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        reportShared(
          pod,
          'hostPID',
          report,
          'The pod sees and signals all processes of its node: remove hostPID',
        );
      },
    },
  },
});
