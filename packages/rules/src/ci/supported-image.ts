import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import { imageDataDays } from '@plimsoll/syntax';
import type { ImageRef, LocatedInFile } from '@plimsoll/syntax';
import { judgeSupport } from '../image-support';

export default defineRule({
  id: 'ci/supported-image',
  title: 'Run jobs in images that still get security fixes',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['pipeline/pinned-tools'],
    controls: ['owasp-docker-top-10@2023:D02'],
    urls: ['https://endoflife.date'],
  },
  why: `
    A job handles the secrets of the pipeline and makes what ships, in an image that can be years old without anybody
    noticing: it goes on working until its package lists are taken away. Tests that run in an older version than the one
    that ships prove little. An end of support is told ninety days ahead.`,
  unless: `the job is there to test that an old version still works; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'test:\n  image: node:18-bullseye\n  script: npm test\n',
      good: 'test:\n  image: node:24-trixie\n  script: npm test\n',
    },
  ],
  factsOf: imageDataDays.asOf,
  check: {
    'github-actions': {
      job({ images }, report, { today }) {
        judge(images, report, today);
      },
      step({ uses }, report, { today }) {
        const isImage = uses?.from === 'docker';
        judge(isImage ? [{ ...uses, ref: uses.image }] : [], report, today);
      },
    },
    'gitlab-ci': {
      job({ image, services }, report, { today }) {
        judge(image ? [image, ...services] : services, report, today);
      },
    },
  },
});

interface JobImage extends LocatedInFile {
  readonly ref: ImageRef | undefined;
}

function judge(images: readonly JobImage[], report: Report, today: string) {
  let isJudged = false;
  for (const { source, start, end, ref: image } of images) {
    if (!image) {
      report.unknown('A variable decides which image the job runs in');
      isJudged = true;
      continue;
    }
    const at = { source, start, end };
    const use = { at, image, today, mayBeOwn: true };
    if (judgeSupport({ ...use, severity: () => 'low' }, report))
      isJudged = true;
  }
  if (!isJudged) report.notApplicable();
}
