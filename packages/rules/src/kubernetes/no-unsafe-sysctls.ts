import { defineRule } from '@plimsoll/engine';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-unsafe-sysctls',
  title: 'Set only sysctls that stay in the pod',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods'],
    controls: ['pod-security-standards@1.34:baseline/sysctls'],
    trivy: ['KSV-0026'],
    kics: ['Cluster Allows Unsafe Sysctls'],
    'kube-linter': ['unsafe-sysctls'],
    urls: [
      'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    ],
  },
  why: `
    A few settings of the kernel are kept apart for each pod and known to harm nobody else. All others may reach the node
    or starve its other pods; a kubelet refuses them unless it was told to let them through.`,
  unless: `nodes of their own are set up for it; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    sysctls:\n      - name: kernel.msgmax\n        value: "65536"\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  securityContext:\n    sysctls:\n      - name: net.ipv4.ip_unprivileged_port_start\n        value: "0"\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod({ security, workload }, report) {
        const sysctls = security.items('sysctls');
        if (sysctls.length === 0) report.notApplicable();
        for (const item of sysctls) {
          const name = item.type === 'map' ? item.scalar('name') : undefined;
          if (name && !safe.has(name.value))
            report(
              name,
              `Sysctl ${shown(
                name.value,
              )} may reach beyond the pod: do without it`,
              hardening(workload),
            );
        }
      },
    },
  },
});

const safe = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
]);
