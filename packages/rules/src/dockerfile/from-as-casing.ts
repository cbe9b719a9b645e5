import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/from-as-casing',
  title: 'Write AS in the same case as FROM',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    buildkit: ['FromAsCasing'],
    urls: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  },
  why: `
    \`FROM … as\` builds like \`FROM … AS\`, but the line reads as if \`as\` and the name behind it belonged to the image. In
    the same case, the two words frame the image and the stage name stands out.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine as build\n',
      good: 'FROM node:24-alpine AS build\n',
    },
  ],
  check: {
    dockerfile: {
      from({ keyword, as }, report, { file }) {
        if (!as) {
          report.notApplicable();
          return;
        }
        const isLower = keyword.raw === 'from';
        // Which case a mixed FROM will have is another rule's matter.
        if (!isLower && keyword.raw !== 'FROM') return;
        const raw = file.source.slice(as);
        const wanted = isLower ? 'as' : 'AS';
        if (raw === wanted) return;
        report(
          as,
          `Keyword ${raw} is not in the case of ${keyword.raw}: write ${wanted}`,
          {
            fix: {
              title: `Write ${wanted}`,
              safe: true,
              edits: [{ at: as, text: wanted }],
            },
          },
        );
      },
    },
  },
});
