import { defineRule } from '@plimsoll/engine';
import { containerName, reportMissing } from '../kubernetes-pods';
import { needsResources } from '../kubernetes-resources';

export default defineRule({
  id: 'kubernetes/cpu-request',
  title: 'Say how much CPU each container needs',
  category: 'orchestration',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['resources/processor'],
    controls: ['nsa-cisa-kubernetes@1.2:resource-policies'],
    checkov: ['CKV_K8S_10'],
    trivy: ['KSV-0015'],
    kics: ['CPU Requests Not Set'],
    'kube-linter': ['unset-cpu-requirements'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    ],
  },
  why: `
    The scheduler places a pod by what its containers ask for. One that asks for nothing goes to a node that has nothing
    left, gets the smallest share of the CPU there when it is busy, and cannot be scaled by its load. Ask for what it
    uses on an ordinary day.`,
  unless: `a LimitRange of the namespace fills it in; one in these files counts, one that lives elsewhere cannot be seen.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      resources:\n        requests:\n          cpu: 100m\n',
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
          // A limit without a request is one as well.
          container.resource('requests', 'cpu') ??
          container.resource('limits', 'cpu') ??
          container.pod.hasDefault('requests', 'cpu');
        if (!isSet)
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} asks for no CPU: set resources.requests.cpu to what it uses on an ordinary day`,
            container.sort === 'init' ? { severity: 'low' } : {},
          );
      },
    },
  },
});
