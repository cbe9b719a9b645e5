import { defineRule } from '@plimsoll/engine';
import type { ControlId } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import {
  containerName,
  hardening,
  isOnLinux,
  podFix,
  reportMissing,
  reportPlaceholder,
} from '../kubernetes-pods';
import { shown } from '../shown';

const unlessBaseline: readonly ControlId[] = [
  'nist-sp-800-190@2017:4.4.3',
  'owasp-docker-cheat-sheet@0a11bd1d:6',
  'nsa-cisa-kubernetes@1.2:hardening-container-environments',
  'cis-kubernetes@2.0.1:5.6.2',
  'bsi-it-grundschutz@2022:SYS.1.6.A21',
  'pod-security-standards@1.34:restricted/seccomp',
];

export default defineRule({
  id: 'kubernetes/seccomp-runtime-default',
  title: "Use the engine's seccomp profile",
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods', 'security/profiles-on'],
    controls: [
      ...unlessBaseline,
      'pod-security-standards@1.34:baseline/seccomp',
    ],
    checkov: ['CKV_K8S_31'],
    trivy: ['KSV-0030', 'KSV-0104'],
    kics: ['Seccomp Profile Is Not Configured'],
    urls: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  },
  why: `
    A seccomp profile says which system calls a process may make. Docker applies one by itself, Kubernetes does not: without
    \`seccompProfile\` a container may make all of them, among them those behind most ways out of containers.
    \`RuntimeDefault\` is the profile of the engine, which ordinary programs do not notice. The old annotations have been
    ignored since Kubernetes 1.27.`,
  unless: `all your nodes set it by default (\`seccompDefault\` of the kubelet).`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n',
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
        const entry = security.entry('seccompProfile', 'type');
        const type = security.text('seccompProfile', 'type');
        if (!entry || !type) {
          reportMissing(
            container,
            report,
            hasAnnotation(container)
              ? `${containerName(
                  container,
                )} has a seccomp profile by annotation only, which Kubernetes ignores: set seccompProfile`
              : `${containerName(
                  container,
                )} may make every system call: set seccompProfile of the pod to RuntimeDefault`,
            {
              // Baseline lets it be absent.
              controls: unlessBaseline,
              fix: podFix(
                pod,
                ['securityContext', 'seccompProfile', 'type'],
                'RuntimeDefault',
                { title: "Use the engine's profile", safe: true },
              ),
            },
          );
        } else if (type.value === undefined) {
          reportPlaceholder(pod, report, 'which seccomp profile is used');
        } else if (type.value === 'Unconfined') {
          report(
            entry,
            'The seccomp profile is switched off: use RuntimeDefault, or a profile of your own (Localhost)',
            hardening(pod.workload, { severity: 'high' }),
          );
        } else if (!['RuntimeDefault', 'Localhost'].includes(type.value)) {
          report(
            entry,
            `Kubernetes knows no seccomp profile ${shown(
              type.value,
            )}: use RuntimeDefault`,
            hardening(pod.workload),
          );
        }
      },
    },
  },
});

function hasAnnotation({ name, pod }: Container): boolean {
  return (
    pod.annotations.has('seccomp.security.alpha.kubernetes.io/pod') ||
    pod.annotations.has(
      `container.seccomp.security.alpha.kubernetes.io/${name}`,
    )
  );
}
