import { defineRule } from '@plimsoll/engine';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/selinux-options',
  title: 'Keep to the SELinux types for containers',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['security/profiles-on'],
    controls: [
      'bsi-it-grundschutz@2022:SYS.1.6.A21',
      'pod-security-standards@1.34:baseline/selinux-type',
      'pod-security-standards@1.34:baseline/selinux-user-role',
    ],
    trivy: ['KSV-0025'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    ],
  },
  why: `
    On a node with SELinux the type of a process says what it may touch. The types for containers keep them from each
    other and from the node; with another one, such as \`spc_t\`, or a user or role of its own, a container gets around
    that.`,
  unless: `it is an agent that manages the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    seLinuxOptions:\n      type: spc_t\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    seLinuxOptions:\n      level: "s0:c123,c456"\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      container({ security, pod }, report) {
        if (!security.entry('seLinuxOptions')) {
          report.notApplicable();
          return;
        }
        for (const key of ['type', 'user', 'role']) {
          const entry = security.entry('seLinuxOptions', key);
          const value = security.text('seLinuxOptions', key)?.value?.trim();
          if (!entry || !value) continue;
          if (key === 'type' && types.has(value)) continue;
          report(
            entry,
            `SELinux ${key} ${shown(
              value,
            )} is not one for containers: leave it out`,
            hardening(pod.workload, {
              controls: [
                'bsi-it-grundschutz@2022:SYS.1.6.A21',
                key === 'type'
                  ? 'pod-security-standards@1.34:baseline/selinux-type'
                  : 'pod-security-standards@1.34:baseline/selinux-user-role',
              ],
            }),
          );
        }
      },
    },
  },
});

const types = new Set([
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);
