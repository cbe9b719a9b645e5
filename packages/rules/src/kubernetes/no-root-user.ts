import { defineRule } from '@plimsoll/engine';
import { hardening, isOnLinux, reportPlaceholder } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-root-user',
  title: 'Do not ask for user 0',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-root'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:2',
      'owasp-docker-top-10@2023:D01',
      'nsa-cisa-kubernetes@1.2:non-root-containers',
      'cis-kubernetes@2.0.1:5.2.7',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
      'pod-security-standards@1.34:restricted/running-as-non-root-user',
    ],
    checkov: ['CKV_K8S_23'],
    trivy: ['KSV-0012', 'KSV-0105'],
    kics: ['Container Running As Root'],
    'kube-linter': ['run-as-non-root'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    \`runAsUser: 0\` makes the container root even if its image has a user of its own. Together with \`runAsNonRoot\` it
    does not start at all. Use the number of the image's user, or any number above 10000 if the image allows that.`,
  unless: `the program has to begin as root and steps down by itself, or is an agent that manages the node.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        runAsUser: 0\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        runAsUser: 10001\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod, security } = container;
        const entry = security.entry('runAsUser');
        const user = security.text('runAsUser');
        if (!entry || !user || !isOnLinux(container)) report.notApplicable();
        else if (user.value === undefined)
          reportPlaceholder(pod, report, 'as which user it runs');
        else if (Number(user.value) === 0)
          report(
            entry,
            security.isOn('runAsNonRoot')
              ? 'User 0 is root, which runAsNonRoot refuses, so that it cannot start: give the number of another user'
              : 'User 0 is root: give the number of another user',
            hardening(pod.workload),
          );
      },
    },
  },
});
