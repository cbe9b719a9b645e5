import { defineRule } from '@plimsoll/engine';
import { pushedAs } from '../image-facts/pushed';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/image-matches-pipeline',
  title: 'Run the image that the pipeline pushes',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/run-what-is-pushed'],
  },
  why: `
    What the pipeline scans and signs is what it pushes. An image of the same name from another registry or folder is
    another image: an old one that nobody builds any more, or one that somebody pushes by hand. The change that was just
    merged never reaches the cluster, and nothing fails.`,
  unless: `images are copied to that registry by something that is not in this repository, such as a mirror.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: docker.io/acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: ghcr.io/acme/web:2.3\n',
      with: {
        '.github/workflows/image.yml':
          'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --tag ghcr.io/acme/web:2.3 .\n',
      },
    },
  ],
  check: {
    kubernetes: {
      container({ image, pod }, report, { service: { delivery } }) {
        const pushed = image?.ref && pushedAs(image.ref, delivery);
        if (!image || !pushed || pushed.is === 'another')
          report.notApplicable();
        else if (pushed.is === 'unknown')
          report.unknown('A part of the pipelines is not in these files');
        else if (pushed.is === 'pushed elsewhere')
          report(
            image,
            `The pipeline pushes ${shown(
              pushed.to,
              80,
            )}, and this is an image of another place: run what is pushed`,
            hardening(pod.workload),
          );
      },
    },
  },
});
