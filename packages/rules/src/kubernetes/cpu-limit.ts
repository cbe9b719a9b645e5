import { defineRule } from '@plimsoll/engine';
import { containerName, reportMissing } from '../kubernetes-pods';
import { isZero, needsResources } from '../kubernetes-resources';

export default defineRule({
  id: 'kubernetes/cpu-limit',
  title: 'Limit the CPU of each container',
  category: 'orchestration',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['resources/processor'],
    controls: ['nsa-cisa-kubernetes@1.2:resource-policies'],
    checkov: ['CKV_K8S_11'],
    trivy: ['KSV-0011'],
    kics: ['CPU Limits Not Set'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    ],
  },
  why: `
    A limit keeps one container from using CPU that others on the node could use. Requests do that already: under load
    each gets its share. What a limit adds is that the container is slowed down even while the node is idle, which shows
    as latency that nobody can explain. The rule is off; switch it on where nodes are shared by teams that pay for CPU.`,
  unless: `nobody on your nodes has to be held back; set requests then, and leave limits out.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      resources:\n        limits:\n          cpu: "1"\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!needsResources(container)) {
          report.notApplicable();
          return;
        }
        const limit = container.resource('limits', 'cpu');
        if (limit && isZero(limit))
          report(limit, 'A CPU limit of zero is none: say how much it may use');
        else if (!limit && !container.pod.hasDefault('limits', 'cpu'))
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} may use all CPU of its node: set resources.limits.cpu`,
          );
      },
    },
  },
});
