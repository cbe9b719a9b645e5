import { defineRule } from '@plimsoll/engine';
import { reportShared } from '../kubernetes-host-namespaces';

export default defineRule({
  id: 'kubernetes/no-host-ipc',
  title: 'Do not share the memory segments of the node',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'nist-sp-800-190@2017:4.4.3',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.4',
      'bsi-it-grundschutz@2022:APP.4.4.A4',
      'pod-security-standards@1.34:baseline/host-namespaces',
    ],
    checkov: ['CKV_K8S_18'],
    trivy: ['KSV-0008'],
    kics: ['Shared Host IPC Namespace'],
    'kube-linter': ['host-ipc'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
  },
  why: `
    With \`hostIPC\` the container reads and writes the shared memory and message queues of every program of the node that
    uses them, databases among them. For large shared memory of its own a volume of \`emptyDir\` with \`medium: Memory\`
    on \`/dev/shm\` is enough.`,
  unless: `it talks to a program of the node by shared memory, as some drivers do.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostIPC: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        reportShared(
          pod,
          'hostIPC',
          report,
          'The pod shares memory segments with all of its node: remove hostIPC, and mount a memory volume on /dev/shm if it needs one',
        );
      },
    },
  },
});
