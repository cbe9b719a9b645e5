import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { pushedAs } from '../image-facts/pushed';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/image-matches-pipeline',
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
    merged never gets to run, and nothing fails.`,
  unless: `images are copied to that registry by something that is not in this repository, such as a mirror.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: ghcr.io/acme/web:2.3\n',
      with: {
        '.github/workflows/image.yml':
          'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --push --tag ghcr.io/acme/web:2.3 .\n',
      },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: { delivery } }) {
        const { image, build } = service;
        // The name of what is built here is a name for here, unless it says where it is to go.
        const isLocal = build !== undefined && !image?.ref?.registry;
        const pushed =
          image?.ref && !isLocal ? pushedAs(image.ref, delivery) : undefined;
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
            hardening(service),
          );
      },
    },
  },
});
