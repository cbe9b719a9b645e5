import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { isMovingTag } from '../moving-tag';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/image-tag-explicit',
  title: 'Run images of a named version',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['compose/versioned-images'],
    controls: [
      'cis-docker@1.8.0:5.28',
      'nist-sp-800-190@2017:4.2.2',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    dclint: ['service-image-require-explicit-tag'],
  },
  why: `
    Without a tag, or with one that moves such as \`latest\`, the same file runs something else on each machine and after
    each pull. Nobody can say which version is running, and going back to the one before is not possible. Name a version;
    a digest is better still.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  cache:\n    image: redis\n',
      good: 'services:\n  cache:\n    image: redis:8.4.0-alpine\n',
    },
  ],
  options: { allow: [] as readonly string[] },
  optionNotes: {
    allow: 'Tags that are allowed although they move, such as `latest`.',
  },
  check: {
    compose: {
      service(service, report, { options }) {
        const { image, build } = service;
        // The name of what is built here is nothing that is pulled.
        if (!image || build || service.compose.builds(image.shape)) {
          report.notApplicable();
          return;
        }
        const { ref } = image;
        if (!ref) {
          report.unknown(
            `A variable decides which image ${shown(service.name)} runs`,
          );
          return;
        }
        const { tag, isPinned, hasTag } = ref;
        if (isPinned) return;
        const name = tag?.value;
        if (name !== undefined && options.allow.includes(name)) return;
        if (hasTag === false)
          report(
            image,
            'The image has no tag, which means latest: name the version you want',
            hardening(service),
          );
        else if (name === undefined)
          report.unknown(
            `A variable decides which version ${shown(service.name)} runs`,
          );
        else if (isMovingTag(name))
          report(
            tag
              ? { source: image.source, start: tag.start, end: tag.end }
              : image,
            `The tag ${name} moves: name the version you want`,
            hardening(service, name === 'latest' ? {} : { severity: 'medium' }),
          );
      },
    },
  },
});
