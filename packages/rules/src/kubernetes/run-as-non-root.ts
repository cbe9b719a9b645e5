import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';
import type { Container, Service } from '@plimsoll/syntax';
import {
  containerFix,
  containerName,
  hardening,
  isOnLinux,
  podFix,
  reportMissing,
  reportPlaceholder,
} from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/run-as-non-root',
  title: 'Run as a user other than root',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods', 'security/not-root'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:2',
      'owasp-docker-top-10@2023:D01',
      'nsa-cisa-kubernetes@1.2:non-root-containers',
      'cis-kubernetes@2.0.1:5.2.7',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
      'pod-security-standards@1.34:restricted/running-as-non-root',
    ],
    checkov: ['CKV_K8S_23'],
    trivy: ['KSV-0012'],
    kics: ['Container Running As Root'],
    'kube-linter': ['run-as-non-root'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Root in a container is root on the node as soon as something else fails: a kernel bug, a mounted folder of the host,
    one capability too many. Most services never need it. \`runAsNonRoot: true\` makes Kubernetes refuse an image that
    would start as root, whatever the next base image does; it needs an image whose user is a number, or \`runAsUser\`.`,
  unless: `the program has to begin as root and steps down by itself, as some database images do.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    runAsNonRoot: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report, { service }) {
        const { pod, security } = container;
        const user = security.text('runAsUser');
        // Root by number is kubernetes/no-root-user's to report.
        if (!isOnLinux(container) || Number(user?.value) === 0) {
          report.notApplicable();
          return;
        }
        const entry = security.entry('runAsNonRoot');
        const isOn = security.isOn('runAsNonRoot');
        if (isOn) return;
        if (Number(user?.value) > 0) {
          // A number is as good to us; the standard wants the flag.
          if (isOn === false && container.incomplete === undefined)
            report.unmet(
              'pod-security-standards@1.34:restricted/running-as-non-root',
            );
          return;
        }
        if (isOn === undefined || user) {
          reportPlaceholder(pod, report, 'as which user it runs');
          return;
        }
        const shares = pod.entry('hostUsers');
        if (shares && pod.isOn('hostUsers') === false) {
          report.unknown(
            'Root in a user namespace is not root on the node; whether the cluster has them, these files cannot tell',
          );
          return;
        }
        if (entry)
          report(
            entry,
            'Running as root is allowed: set runAsNonRoot to true, and runAsUser if the image names no user by number',
            hardening(pod.workload, {
              fix:
                entry === pod.security.entry('runAsNonRoot')
                  ? podFix(pod, path, 'true', fix)
                  : containerFix(container, path, 'true', fix),
            }),
          );
        else
          reportMissing(
            container,
            report,
            ...missing(container, userOfImage(container, service)),
          );
      },
    },
  },
});

/** What is wrong, and how bad: an image of our own that has a user does what is asked, as long as it stays so. */
function missing(
  container: Container,
  user: string | undefined,
): [message: string, options: ReportOptions] {
  const name = containerName(container);
  const offered = podFix(container.pod, path, 'true', fix);
  return user === undefined
    ? [
        `${name} may run as root: set runAsNonRoot to true for the pod, and runAsUser if its image names no user by number`,
        { fix: offered },
      ]
    : [
        `${name} runs as user ${shown(
          user,
        )} as long as its Dockerfile says so: set runAsNonRoot to true for the pod to make sure`,
        { severity: 'low', fix: offered },
      ];
}

/** The user of the image, where it is built here and that user is not root. */
function userOfImage(
  { image }: Container,
  service: Service,
): string | undefined {
  const stages = image?.ref ? service.stagesOf(image.ref) : [];
  return stages.every(({ user }) => user.isRoot === false)
    ? stages[0]?.user.value
    : undefined;
}

const path = ['securityContext', 'runAsNonRoot'] as const;
const fix = { title: 'Refuse to run as root', safe: false };
