import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import { parseImageRef } from '@plimsoll/syntax';
import type { ImageRef, LocatedInFile } from '@plimsoll/syntax';
import { isMovingTag } from '../moving-tag';
import { isEngineImage } from '../engine-image';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/image-pinned',
  title: 'Pin the images that jobs run in',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['pipeline/pinned-tools'],
    controls: [
      'openssf-scorecard@5.5.0:Pinned-Dependencies',
      'cis-software-supply-chain@1.0:2.4.2',
    ],
    zizmor: ['unpinned-images'],
  },
  why: `
    A job runs its commands, with the secrets of the pipeline, in whatever the image's tag names today. A tag can be moved
    by its owner or by who has taken over the account; without a tag it moves with every release, and the job that worked
    yesterday fails. A digest names one image for good.`,
  unless: `an update bot cannot keep the digests current; a version tag is then the lesser evil.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'test:\n  image: node\n  script: npm test\n',
      good: 'test:\n  image: node:24.1.0@sha256:3d8f8e5d2e7b1d6e2b0a4c7b0f9d8e7c6b5a493827160f5e4d3c2b1a09f8e7d6\n  script: npm test\n',
    },
  ],
  check: {
    'github-actions': {
      job({ images, values }, report) {
        if (images.length === 0) report.notApplicable();
        for (const image of images) {
          const possible = image.text.alternatives(values);
          // An empty name means no container.
          for (const name of possible?.filter(text => text.trim()) ?? [])
            judge(image, parseImageRef(name.trim()), report);
          if (!possible) judge(image, image.ref, report);
        }
      },
      step({ uses }, report) {
        if (uses?.from === 'docker') judge(uses, uses.image, report);
        else report.notApplicable();
      },
    },
    'gitlab-ci': {
      job({ image, services }, report) {
        const images = image ? [image, ...services] : services;
        if (images.length === 0) report.notApplicable();
        for (const each of images) judge(each, each.ref, report);
      },
    },
  },
});

function judge(
  { source, start, end }: LocatedInFile,
  ref: ImageRef | undefined,
  report: Report,
) {
  if (!ref || (ref.isPinned === undefined && ref.tag?.value === undefined)) {
    report.unknown('A variable decides which image the job runs in');
    return;
  }
  const { tag, isPinned, hasTag } = ref;
  if (isPinned) return;
  const at = { source, start, end };
  const name = tag?.value;
  // The engine's own image has a rule that knows its tags.
  if (isEngineImage(ref) && (hasTag === false || !/^v?\d/.test(name ?? '')))
    return;
  if (hasTag === false)
    report(
      at,
      'The image has no tag, so the job runs in whatever is newest: name a version, with its digest',
    );
  else if (name !== undefined && isMovingTag(name))
    report(
      at,
      `The tag ${name} moves, so the job runs in something else each time: name a version, with its digest`,
    );
  else if (name)
    report(
      at,
      `The tag ${shown(
        name,
      )} can be moved by its owner: add the digest it has now`,
      { severity: 'low' },
    );
}
