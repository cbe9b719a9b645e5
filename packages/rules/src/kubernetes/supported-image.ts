import { defineRule } from '@plimsoll/engine';
import type { Severity } from '@plimsoll/findings';
import { imageDataDays } from '@plimsoll/syntax';
import type { Container } from '@plimsoll/syntax';
import { judgeSupport } from '../image-support';
import { reportPlaceholder } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/supported-image',
  title: 'Run images that still get security fixes',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['registry/run-by-digest'],
    controls: [
      'owasp-docker-top-10@2023:D02',
      'nsa-cisa-kubernetes@1.2:upgrading-and-application-security-practices',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    urls: ['https://endoflife.date'],
  },
  why: `
    Manifests outlive what they name: a proxy or a cache that was current when the file was written goes on running long
    after its last fix. From the end of a release, or of the distribution below it, holes that are found stay open, and no
    pull brings anything new. Some repositories have been given up as a whole, as \`k8s.gcr.io\` was. An end is told ninety
    days ahead.`,
  unless: `you pay somebody for longer fixes; accept the finding with a comment, \`until\` the day they end.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: cache\nspec:\n  containers:\n    - name: cache\n      image: redis:6.0\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: cache\nspec:\n  containers:\n    - name: cache\n      image: redis:8.2\n',
    },
  ],
  factsOf: imageDataDays.asOf,
  check: {
    kubernetes: {
      container(container, report, { today }) {
        const { image, pod } = container;
        if (!image) {
          report.notApplicable();
        } else if (!image.ref) {
          reportPlaceholder(pod, report, 'which image runs');
        } else {
          const use = {
            at: image,
            image: image.ref,
            today,
            severity: () => severityOf(container),
            mayBeOwn: true,
          };
          if (!judgeSupport(use, report)) report.notApplicable();
        }
      },
    },
  },
});

function severityOf({ sort, isSidecar, pod }: Container): Severity {
  if (pod.workload.purpose === 'development') return 'info';
  return sort === 'container' || isSidecar ? 'high' : 'medium';
}
