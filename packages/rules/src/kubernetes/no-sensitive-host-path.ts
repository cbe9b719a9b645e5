import { defineRule } from '@plimsoll/engine';
import { hostPathRole, isReadOnly } from '../host-path';
import { reportPlaceholder } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-sensitive-host-path',
  title: 'Keep the system folders of the node out of pods',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['volume/host-left-alone'],
    controls: [
      'nist-sp-800-190@2017:4.5.5',
      'cis-kubernetes@2.0.1:5.2.11',
      'bsi-it-grundschutz@2022:SYS.1.6.A19',
      'pod-security-standards@1.34:baseline/hostpath-volumes',
    ],
    trivy: ['KSV-0023', 'KSV-0121'],
    kics: [
      'Workload Mounting With Sensitive OS Directory',
      'Non Kube System Pod With Host Mount',
    ],
    'kube-linter': ['sensitive-host-mounts'],
    urls: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  },
  why: `
    Whoever can write to \`/etc\`, \`/usr\` or \`/var/lib/kubelet\` of a node owns it; whoever can read them has its keys, and
    the secrets of all pods there. Most programs that mount them need one harmless file, or data that an API of Kubernetes
    gives as well.`,
  unless: `it is an agent that manages the node; mount only the folders it needs, read-only, and say so in a comment.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      volumeMounts:\n        - name: etc\n          mountPath: /host/etc\n  volumes:\n    - name: etc\n      hostPath:\n        path: /etc\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      volumeMounts:\n        - name: settings\n          mountPath: /etc/web\n  volumes:\n    - name: settings\n      configMap:\n        name: web\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        const { volumes } = pod;
        if (volumes.length === 0) report.notApplicable();
        for (const volume of volumes) {
          const role = hostPathRole(volume);
          const { hostPath, uses } = volume;
          if (role === undefined)
            reportPlaceholder(
              pod,
              report,
              'which folder of the node is mounted',
            );
          if (role !== 'sensitive' || !hostPath) continue;
          const path = shown(hostPath.value);
          if (uses.length === 0)
            report(
              hostPath,
              `The node's ${path} is a volume that no container mounts: remove it`,
              { severity: 'low' },
            );
          else
            report(
              hostPath,
              `The node's ${path} is handed in: mount the one thing that is needed, or get it from Kubernetes`,
              isReadOnly(volume) ? { severity: 'medium' } : {},
            );
        }
      },
    },
  },
});
