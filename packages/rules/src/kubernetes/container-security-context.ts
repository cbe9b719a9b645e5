import { defineRule } from '@plimsoll/engine';
import { containerName, reportMissing } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/container-security-context',
  title: 'Give each container a security context',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['orchestration/restricted-pods'],
    controls: ['cis-kubernetes@2.0.1:5.6.3'],
    checkov: ['CKV_K8S_30'],
    kics: ['Pod or Container Without Security Context'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Some settings exist for containers only: capabilities, the read-only root file system, gaining privileges. Whether they
    are set as they should be, other rules say better; so this one is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        readOnlyRootFilesystem: true\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!container.entry('securityContext'))
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} has no security context of its own: set one`,
          );
      },
    },
  },
});
