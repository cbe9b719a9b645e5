import { defineRule } from '@plimsoll/engine';
import {
  containerFix,
  containerName,
  hardening,
  isOnLinux,
  reportMissing,
  reportPlaceholder,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/read-only-rootfs',
  title: 'Make the root file system read-only',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['volume/read-only-root'],
    controls: [
      'nist-sp-800-190@2017:4.4.4',
      'owasp-docker-cheat-sheet@0a11bd1d:8',
      'owasp-docker-top-10@2023:D09',
      'nsa-cisa-kubernetes@1.2:immutable-container-file-systems',
      'bsi-it-grundschutz@2022:SYS.1.6.A23',
    ],
    checkov: ['CKV_K8S_22'],
    trivy: ['KSV-0014'],
    kics: ['Root Container Not Mounted Read-only'],
    'kube-linter': ['no-read-only-root-fs'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    What runs should be what was built. On a read-only root an attacker cannot leave tools behind or change the program,
    and a service that quietly writes into its image is found out at once. Give the few paths it writes to, mostly
    \`/tmp\`, an \`emptyDir\` volume.`,
  unless: `the image writes all over its own files and cannot be taught otherwise.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        readOnlyRootFilesystem: true\n      volumeMounts:\n        - name: tmp\n          mountPath: /tmp\n  volumes:\n    - name: tmp\n      emptyDir: {}\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!isOnLinux(container)) {
          report.notApplicable();
          return;
        }
        const { pod, security } = container;
        const entry = security.entry('readOnlyRootFilesystem');
        const isOn = security.isOn('readOnlyRootFilesystem');
        const fix = containerFix(
          container,
          ['securityContext', 'readOnlyRootFilesystem'],
          'true',
          { title: 'Make the root file system read-only', safe: false },
        );
        if (isOn) return;
        if (isOn === undefined)
          reportPlaceholder(
            pod,
            report,
            'whether the root file system is read-only',
          );
        else if (entry)
          report(
            entry,
            'The container can write to its own image: make it read-only, with an emptyDir for what it has to write',
            hardening(pod.workload, { fix }),
          );
        else
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} can write to its own image: set readOnlyRootFilesystem, with an emptyDir for what it has to write`,
            { fix },
          );
      },
    },
  },
});
