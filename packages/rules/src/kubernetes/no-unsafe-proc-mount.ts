import { defineRule } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { containerFix, hardening } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-unsafe-proc-mount',
  title: 'Leave /proc masked',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/profiles-on'],
    controls: ['pod-security-standards@1.34:baseline/proc-mount-type'],
    trivy: ['KSV-0027'],
    kics: ['Container Runs Unmasked'],
    'kube-linter': ['unsafe-proc-mount'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    The engine hides the parts of \`/proc\` through which a process could read or change the kernel of the node.
    \`procMount: Unmasked\` shows them all. Only what starts containers inside a container needs that, and then in a user
    namespace.`,
  unless: `it builds or runs containers without root in a user namespace of its own (\`hostUsers: false\`); it is not reported then.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        procMount: Unmasked\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        procMount: Default\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod, security } = container;
        const entry = security.entry('procMount');
        if (!entry || hasOwnUsers(container)) {
          report.notApplicable();
          return;
        }
        if (security.text('procMount')?.value === 'Unmasked')
          report(
            entry,
            'All of /proc is shown, the kernel of the node included: leave it at Default',
            hardening(pod.workload, {
              fix: containerFix(
                container,
                ['securityContext', 'procMount'],
                'Default',
                { title: 'Mask it again', safe: true },
              ),
            }),
          );
      },
    },
  },
});

const hasOwnUsers = ({ pod }: Container) =>
  pod.entry('hostUsers') !== undefined && pod.isOn('hostUsers') === false;
