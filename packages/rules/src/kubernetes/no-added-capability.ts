import { defineRule } from '@plimsoll/engine';
import { capabilities } from '../capability';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-added-capability',
  title: 'Add no capability at all',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['security/few-capabilities'],
    checkov: ['CKV_K8S_25'],
    trivy: ['KSV-0022'],
    kics: ['Containers With Added Capabilities'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Some houses want to know of every capability that is added, harmless or not, NET_BIND_SERVICE included. For all others
    this says too much: adding one by name after dropping all is the right way. The rule is off unless a policy asks for
    it.`,
  unless: `you drop all capabilities and add back by name what is needed.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [ALL]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        for (const { node, name } of capabilities(container, 'add'))
          report(
            node,
            `Capability ${shown(name)} is added: do without it`,
            hardening(container.pod.workload),
          );
      },
    },
  },
});
