import { defineRule } from '@plimsoll/engine';
import { isFrom } from '../image-origin';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/image-digest',
  title: 'Pin images by digest',
  category: 'supply-chain',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['compose/versioned-images', 'registry/run-by-digest'],
    controls: ['cis-docker@1.8.0:5.28', 'cis-software-supply-chain@1.0:5.1.7'],
  },
  why: `
    A tag is a label that its owner can move, and an attacker who gets into the registry too. A digest names the content
    itself: what runs is what was tested, on every machine. Keep the tag in front of it (\`redis:8.4.0@sha256:…\`), so that
    people and update bots know what it is.`,
  unless: `nothing updates the digests for you; a stale digest misses security fixes that a tag would have brought.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  cache:\n    image: redis:8.4.0\n',
      good: 'services:\n  cache:\n    image: redis:8.4.0@sha256:3d8f8e5d2e7b1d6e2b0a4c7b0f9d8e7c6b5a493827160f5e4d3c2b1a09f8e7d6\n',
    },
  ],
  options: {
    exempt: [] as readonly string[],
  },
  optionNotes: {
    exempt:
      'Registries, or folders of them, whose tags you move yourselves: `ghcr.io/acme`.',
  },
  check: {
    compose: {
      service(service, report, { options }) {
        const { image, build } = service;
        if (!image || build || service.isVariant) {
          report.notApplicable();
          return;
        }
        if (image.ref && isFrom(options.exempt, image.ref)) return;
        if (image.ref?.isPinned === false)
          report(
            image,
            'The image is named by a tag, which its owner can move: add the digest it has now',
            service.profiles.some(profile => /^prod/i.test(profile))
              ? { severity: 'medium' }
              : {},
          );
        else if (!image.ref?.isPinned)
          report.unknown(
            `A variable decides which image ${shown(service.name)} runs`,
          );
      },
    },
  },
});
