import { defineRule } from '@plimsoll/engine';
import type { Severity } from '@plimsoll/findings';
import { imageDataDays } from '@plimsoll/syntax';
import type { ImageRef, Release, Stage } from '@plimsoll/syntax';
import { judgeSupport } from '../image-support';

export default defineRule({
  id: 'dockerfile/supported-base-image',
  title: 'Build on what still gets security fixes',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/small-runtime-base'],
    controls: [
      'owasp-docker-top-10@2023:D02',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    urls: ['https://endoflife.date'],
  },
  why: `
    A release has an end. From that day, holes that are found in it stay open, and a rebuild does not help: there is no
    fixed version to build with. A base image can end in two ways. The language can, as Node.js 18 did, and the
    distribution below it can, as Debian 11 did; then not even its package lists can be fetched, and the next build fails.
    Some repositories have been given up as a whole. What ships weighs most, a stage that only builds less. An end is
    told ninety days ahead.`,
  unless: `you pay somebody for longer fixes, as with Ubuntu Pro; accept the finding with a comment, \`until\` the day they end.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:18-bullseye-slim\nCOPY . /srv\nUSER 1000\nCMD ["node", "/srv/server.js"]\n',
      good: 'FROM node:24-trixie-slim\nCOPY . /srv\nUSER 1000\nCMD ["node", "/srv/server.js"]\n',
    },
  ],
  factsOf: imageDataDays.asOf,
  check: {
    dockerfile: {
      from({ image, stage }, report, { today }) {
        if (!image || !stage?.used) {
          report.notApplicable();
          return;
        }
        const severity = (release?: Release) => severityIn(stage, release);
        judgeSupport({ at: image, image, today, severity }, report);
      },
      copy({ fromImage: image, stage }, report, { today }) {
        if (!image?.hasTag || !saysRelease(image) || stage?.used === false) {
          report.notApplicable();
          return;
        }
        // Files are taken from it, most often one program; what is below stays behind.
        judgeSupport(
          { at: image, image, today, severity: () => 'low' },
          report,
        );
      },
    },
  },
});

/** Whether the tag itself says which release it is, or the repository is one that is given up. */
const saysRelease = ({
  support: { releases, missing, retirement },
}: ImageRef) =>
  retirement !== undefined || (!missing && releases[0]?.isMoving === false);

function severityIn({ ships }: Stage, release?: Release): Severity {
  if (ships) return 'high';
  // What compiles leaves its own library in what it makes; the system around it, and tools, leave nothing.
  const isLeft =
    release === undefined ||
    (release.part !== 'below' && release.kind === 'language');
  return isLeft ? 'medium' : 'low';
}
