import { defineRule } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { capabilities } from '../capability';
import {
  containerFix,
  containerName,
  hardening,
  isOnLinux,
  reportMissing,
  reportPlaceholder,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-privilege-escalation',
  title: 'Block gaining privileges',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods', 'security/profiles-on'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:4',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.6',
      'pod-security-standards@1.34:restricted/privilege-escalation',
    ],
    checkov: ['CKV_K8S_20'],
    trivy: ['KSV-0001'],
    kics: ['Privilege Escalation Allowed'],
    'kube-linter': ['privilege-escalation-container'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Unless \`allowPrivilegeEscalation\` is false, a program in the image that belongs to root and has the setuid bit, such
    as \`su\` or \`mount\`, makes root of whoever runs it. Every base image has some. Being an ordinary user then protects
    from nothing.`,
  unless: `the program itself needs sudo or a setuid helper, which is better done without.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        allowPrivilegeEscalation: false\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod, security } = container;
        if (!isOnLinux(container)) {
          report.notApplicable();
          return;
        }
        const entry = security.entry('allowPrivilegeEscalation');
        const isOn = security.isOn('allowPrivilegeEscalation');
        if (entry && isOn === false) return;
        const fix = canBeBlocked(container)
          ? containerFix(
              container,
              ['securityContext', 'allowPrivilegeEscalation'],
              'false',
              { title: 'Block gaining privileges', safe: false },
            )
          : undefined;
        if (isOn === undefined)
          reportPlaceholder(
            pod,
            report,
            'whether a process can gain privileges',
          );
        else if (entry)
          report(
            entry,
            'A process can gain more privileges than the one that started it: set allowPrivilegeEscalation to false',
            hardening(pod.workload, { fix }),
          );
        else
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} lets processes gain privileges: set allowPrivilegeEscalation to false`,
            { fix },
          );
      },
    },
  },
});

/** Kubernetes refuses the setting for a container that has the privileges already. */
function canBeBlocked(container: Container): boolean {
  return (
    container.security.isOn('privileged') === false &&
    !capabilities(container, 'add').some(
      ({ name }) => name === 'SYS_ADMIN' || name === 'ALL',
    )
  );
}
