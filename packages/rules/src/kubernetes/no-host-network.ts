import { defineRule } from '@plimsoll/engine';
import { reportShared } from '../kubernetes-host-namespaces';

export default defineRule({
  id: 'kubernetes/no-host-network',
  title: 'Do not share the network of the node',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'nist-sp-800-190@2017:4.4.2',
      'nist-sp-800-190@2017:4.4.3',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.5',
      'bsi-it-grundschutz@2022:APP.4.4.A4',
      'pod-security-standards@1.34:baseline/host-namespaces',
    ],
    checkov: ['CKV_K8S_19'],
    trivy: ['KSV-0009'],
    kics: ['Shared Host Network Namespace'],
    'kube-linter': ['host-network'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
  },
  why: `
    With \`hostNetwork\` the container listens on the addresses of the node and reaches all that is bound to its loopback:
    the kubelet, metadata services of the cloud, agents without a password. NetworkPolicies do not hold for it, and two
    pods with the same port cannot be on one node.`,
  unless: `it is a network plug-in or an ingress that has to be on the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        reportShared(
          pod,
          'hostNetwork',
          report,
          'The pod shares the network of its node, past all NetworkPolicies: give it its own and publish through a Service',
        );
      },
    },
  },
});
