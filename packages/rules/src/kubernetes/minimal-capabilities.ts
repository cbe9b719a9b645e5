import { defineRule } from '@plimsoll/engine';
import {
  baselineCapabilities,
  capabilities,
  rootCapabilities,
} from '../capability';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/minimal-capabilities',
  title: 'Add back NET_BIND_SERVICE at most',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['security/few-capabilities'],
    controls: ['pod-security-standards@1.34:restricted/capabilities-add'],
    trivy: ['KSV-0106'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    ],
  },
  why: `
    A namespace that enforces the "restricted" standard refuses a pod that adds any capability but NET_BIND_SERVICE. Most
    of the others are only needed by images that begin as root to prepare their files; an image with a user of its own
    and files that belong to it needs none.`,
  unless: `the image has to begin as root, as official database images do.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [ALL]\n          add: [CHOWN, SETUID]\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [ALL]\n          add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        // What is worse is kubernetes/no-dangerous-capability's to report.
        const added = capabilities(container, 'add').filter(
          ({ name }) =>
            baselineCapabilities.has(name) && !rootCapabilities.has(name),
        );
        if (added.length === 0) report.notApplicable();
        for (const { node, name } of added)
          if (name !== 'NET_BIND_SERVICE')
            report(
              node,
              `Capability ${shown(
                name,
              )} is added: do without it if the image can start as its own user`,
              hardening(container.pod.workload),
            );
      },
    },
  },
});
