import { defineRule } from '@plimsoll/engine';
import type { Settings } from '@plimsoll/syntax';
import { reportMissingInPod, workloadName } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/security-context-present',
  title: 'Give the pod a security context',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['orchestration/restricted-pods'],
    controls: ['cis-kubernetes@2.0.1:5.6.3'],
    checkov: ['CKV_K8S_29'],
    trivy: ['KSV-0118'],
    kics: ['Pod or Container Without Security Context'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    A \`securityContext\` is where everything else is set that keeps a container in its place. That there is one says
    little, and the rules about what is in it say it better; so this one is off unless a policy asks for it.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsNonRoot: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        if (hasSettings(pod)) return;
        const ofAll =
          pod.containers.length > 0 && pod.containers.every(hasSettings);
        if (!ofAll)
          reportMissingInPod(
            pod,
            report,
            `${workloadName(
              pod.workload,
            )} has no security context: set one for the pod`,
          );
      },
    },
  },
});

function hasSettings(settings: Settings): boolean {
  const value = settings.entry('securityContext')?.value;
  return value?.type === 'map' && value.entries.length > 0;
}
