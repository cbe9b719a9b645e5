import { defineRule } from '@plimsoll/engine';
import {
  baselineCapabilities,
  capabilities,
  rootCapabilities,
} from '../capability';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-dangerous-capability',
  title: 'Add no capability that is close to root',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/few-capabilities'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:3',
      'cis-kubernetes@2.0.1:5.2.8',
      'pod-security-standards@1.34:baseline/capabilities',
      'pod-security-standards@1.34:restricted/capabilities-add',
    ],
    checkov: ['CKV_K8S_39'],
    trivy: ['KSV-0005', 'KSV-0106', 'KSV-0119', 'KSV-0120'],
    kics: ['Containers With Sys Admin Capabilities'],
    urls: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
  },
  why: `
    Some capabilities are as good as root on the node: with SYS_ADMIN one mounts its disk, with SYS_MODULE one loads code
    into its kernel, with SYS_PTRACE one reads the secrets of other processes, with NET_ADMIN or NET_RAW one redirects
    the traffic of other pods. Whoever breaks into the container has them too.`,
  unless: `it is a VPN, a profiler or an agent that cannot do without; accept the finding with a comment that says so.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          add: [SYS_ADMIN]\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [ALL]\n          add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const added = capabilities(container, 'add');
        if (added.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { node, name } of added) {
          if (name === 'ALL')
            report(
              node,
              'All capabilities are added, which is as good as privileged: add those it needs by name',
            );
          else if (rootCapabilities.has(name))
            report(
              node,
              `Capability ${shown(
                name,
              )} is close to root on the node: find a way without it`,
            );
          else if (/^[A-Z_]+$/.test(name) && !baselineCapabilities.has(name))
            report(
              node,
              `Capability ${shown(
                name,
              )} is more than containers get by default: find a way without it, or say in a comment why not`,
              { severity: 'medium' },
            );
        }
      },
    },
  },
});
