import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import {
  containerFix,
  containerName,
  hardening,
  reportMissing,
} from '../kubernetes-pods';
import { isZero, needsResources } from '../kubernetes-resources';

export default defineRule({
  id: 'kubernetes/memory-limit',
  title: 'Limit the memory of each container',
  category: 'orchestration',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['resources/memory'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:7',
      'owasp-docker-top-10@2023:D07',
      'nsa-cisa-kubernetes@1.2:resource-policies',
      'bsi-it-grundschutz@2022:SYS.1.6.A15',
    ],
    checkov: ['CKV_K8S_13'],
    trivy: ['KSV-0018'],
    kics: ['Memory Limits Not Defined'],
    'kube-linter': ['unset-memory-requirements'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
    ],
  },
  why: `
    Memory cannot be shared like CPU: when a node has none left, the kernel kills what it thinks best, and a leak in one
    service takes down others. With a limit only the container that leaks is killed, and its restarts are visible.`,
  unless: `a LimitRange of the namespace fills it in; one in these files counts, one that lives elsewhere cannot be seen.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      resources:\n        requests:\n          memory: 128Mi\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      resources:\n        requests:\n          memory: 128Mi\n        limits:\n          memory: 256Mi\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!needsResources(container)) {
          report.notApplicable();
          return;
        }
        const limit = container.resource('limits', 'memory');
        if (limit && isZero(limit))
          report(
            limit,
            'A memory limit of zero is none: say how much it may use',
            hardening(container.pod.workload),
          );
        else if (!limit && !container.pod.hasDefault('limits', 'memory'))
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} may take all memory of its node: set resources.limits.memory`,
            {
              fix: requestAsLimit(container),
              // It is gone before the others start.
              ...(container.sort === 'init' && { severity: 'medium' }),
            },
          );
      },
    },
  },
});

/** What it asks for is a limit that the node certainly has; whether it is enough, a person has to say. */
function requestAsLimit(container: Container): OfferedFix | undefined {
  const request = container.text('resources', 'requests', 'memory');
  if (!request || request.value === undefined || isZero(request))
    return undefined;
  return containerFix(
    container,
    ['resources', 'limits', 'memory'],
    request.source.slice(request),
    { title: 'Limit it to what it asks for', safe: false },
  );
}
