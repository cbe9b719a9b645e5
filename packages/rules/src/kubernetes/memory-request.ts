import { defineRule } from '@plimsoll/engine';
import { containerName, reportMissing } from '../kubernetes-pods';
import { needsResources } from '../kubernetes-resources';

export default defineRule({
  id: 'kubernetes/memory-request',
  title: 'Say how much memory each container needs',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['resources/memory'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A15'],
    checkov: ['CKV_K8S_12'],
    trivy: ['KSV-0016'],
    kics: ['Memory Requests Not Defined'],
    'kube-linter': ['unset-memory-requirements'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    ],
  },
  why: `
    The scheduler fills a node by what containers ask for, and one that asks for nothing takes up no room in its book.
    When the node then runs out of memory, the pods that use more than they asked for are evicted first: this one. A
    limit alone is enough, as it stands for the request too.`,
  unless: `a LimitRange of the namespace fills it in; one in these files counts, one that lives elsewhere cannot be seen.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      resources:\n        requests:\n          memory: 128Mi\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!needsResources(container)) {
          report.notApplicable();
          return;
        }
        const isSet =
          container.resource('requests', 'memory') ??
          container.resource('limits', 'memory') ??
          container.pod.hasDefault('requests', 'memory');
        if (!isSet)
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} asks for no memory: set resources.requests.memory to what it uses on an ordinary day`,
            container.sort === 'init' ? { severity: 'low' } : {},
          );
      },
    },
  },
});
