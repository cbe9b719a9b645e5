import { defineRule } from '@plimsoll/engine';
import { hardening, reportPlaceholder } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/image-digest',
  title: 'Name images by their digest',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['registry/run-by-digest'],
    controls: [
      'cis-kubernetes@2.0.1:5.5.1',
      'cis-software-supply-chain@1.0:5.1.7',
    ],
    checkov: ['CKV_K8S_43'],
    kics: ['Image Without Digest'],
    urls: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    ],
  },
  why: `
    A tag can be moved to another image, by mistake or by whoever got into the registry, and nodes that pull at different
    times then run different things. A digest names one image for ever: what was built, scanned and signed is what runs.
    Write it behind the tag, so that people still see the version: \`web:2.3@sha256:…\`.`,
  unless: `your registry forbids to move tags.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3@sha256:3b5a1c8f1d7e0a9b6c2d4e8f0a1b3c5d7e9f1a2b4c6d8e0f2a4b6c8d0e1f3a5b\n',
    },
  ],
  check: {
    kubernetes: {
      container({ image, pod }, report) {
        if (!image) report.notApplicable();
        else if (image.ref?.isPinned === undefined)
          reportPlaceholder(pod, report, 'which image runs');
        else if (!image.ref.isPinned)
          report(
            image,
            'The image is named by a tag, which can be moved: add its digest',
            hardening(pod.workload),
          );
      },
    },
  },
});
