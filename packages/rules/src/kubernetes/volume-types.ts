import { defineRule } from '@plimsoll/engine';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/volume-types',
  title: 'Reach storage through claims',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods'],
    controls: ['pod-security-standards@1.34:restricted/volume-types'],
    trivy: ['KSV-0028'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    ],
  },
  why: `
    A namespace that enforces the "restricted" standard refuses a pod that names storage itself, such as an NFS server or
    a disk of the cloud. Such a pod says where its data lies, and with which rights, past those who look after storage. A
    PersistentVolumeClaim leaves both to them.`,
  unless: `the storage has no driver that claims can use.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n  volumes:\n    - name: data\n      nfs:\n        server: files.example.com\n        path: /data\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n  volumes:\n    - name: data\n      persistentVolumeClaim:\n        claimName: data\n',
    },
  ],
  check: {
    kubernetes: {
      pod({ volumes, workload }, report) {
        if (volumes.length === 0) report.notApplicable();
        // Folders of the node are worse, and reported for themselves.
        for (const { type } of volumes) {
          if (type && !standard.has(type.key.value))
            report.unmet('pod-security-standards@1.34:restricted/volume-types');
          if (type && !allowed.has(type.key.value))
            report(
              type.key,
              `A volume of type ${shown(
                type.key.value,
              )} names the storage itself: claim a PersistentVolume`,
              hardening(workload),
            );
        }
      },
    },
  },
});

const standard = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);
/** Besides folders of the node: the files of an image, which are newer than the standard. */
const allowed = new Set([...standard, 'hostPath', 'image']);
