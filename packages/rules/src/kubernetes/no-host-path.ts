import { defineRule } from '@plimsoll/engine';
import { hostPathRole, isReadOnly, roleOf } from '../host-path';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-host-path',
  title: 'Keep data in volumes, not on the node',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['volume/named-for-data'],
    controls: [
      'nist-sp-800-190@2017:4.5.5',
      'cis-kubernetes@2.0.1:5.2.11',
      'bsi-it-grundschutz@2022:SYS.1.6.A19',
      'pod-security-standards@1.34:baseline/hostpath-volumes',
    ],
    trivy: ['KSV-0023'],
    kics: ['Non Kube System Pod With Host Mount'],
    urls: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  },
  why: `
    A folder of the node is there on that node only: when the pod moves, its data stays behind. It is shared with every
    pod that names the same path, belongs to root, and has no limit of size. A PersistentVolumeClaim follows the pod; an
    \`emptyDir\` is enough for what may be lost.`,
  unless: `it collects what others leave on the node, such as logs; then mount it read-only.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      volumeMounts:\n        - name: data\n          mountPath: /data\n  volumes:\n    - name: data\n      hostPath:\n        path: /srv/web\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      volumeMounts:\n        - name: data\n          mountPath: /data\n  volumes:\n    - name: data\n      persistentVolumeClaim:\n        claimName: web\n',
    },
  ],
  check: {
    kubernetes: {
      object({ objectKind, node }, report) {
        const path = node.map('spec')?.map('hostPath')?.scalar('path');
        if (objectKind !== 'PersistentVolume' || !path) report.notApplicable();
        else
          report(
            path,
            'The volume is a folder of whichever node a pod is on: use a storage class, or local with a node',
            roleOf(path.value) === 'sensitive' ? { severity: 'high' } : {},
          );
      },
      pod({ volumes, workload }, report) {
        if (volumes.length === 0) report.notApplicable();
        for (const volume of volumes) {
          const { type, hostPath } = volume;
          const role = hostPathRole(volume);
          if (type?.key.value !== 'hostPath' || role === undefined) continue;
          if (role === 'engine' || role === 'sensitive') continue;
          const path = shown(hostPath?.value);
          if (isReadOnly(volume))
            report(
              hostPath ?? type,
              `The volume is the node's ${path}: get what is in it from Kubernetes if you can`,
              hardening(workload, { severity: 'low' }),
            );
          else
            report(
              hostPath ?? type,
              `The volume is the node's ${path}, which stays behind when the pod moves: claim a PersistentVolume, or use emptyDir`,
              hardening(workload),
            );
        }
      },
    },
  },
});
