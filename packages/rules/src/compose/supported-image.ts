import { defineRule } from '@plimsoll/engine';
import { imageDataDays } from '@plimsoll/syntax';
import { judgeSupport } from '../image-support';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/supported-image',
  title: 'Run images that still get security fixes',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['compose/versioned-images'],
    controls: [
      'owasp-docker-top-10@2023:D02',
      'bsi-it-grundschutz@2022:SYS.1.6.A6',
    ],
    urls: ['https://endoflife.date'],
  },
  why: `
    A database, a broker or a proxy has versions with an end. After that day holes in it stay open however often the image
    is pulled, and the way to a supported version gets longer with each year that is missed. The same is true of the
    distribution that the image stands on, and of repositories that have been given up. An end is told ninety days ahead.`,
  unless: `you pay somebody for longer fixes; accept the finding with a comment, \`until\` the day they end.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:13\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n',
    },
  ],
  factsOf: imageDataDays.asOf,
  check: {
    compose: {
      service(service, report, { today }) {
        const { image, build, compose, purpose } = service;
        // The name of what is built here is nothing that is pulled; what it is built on is judged in its Dockerfile.
        if (!image || build || compose.builds(image.shape)) {
          report.notApplicable();
        } else if (!image.ref) {
          report.unknown(
            `A variable decides which image ${shown(service.name)} runs`,
          );
        } else {
          // What only developers run is told, and weighs nothing.
          const severity = () => (purpose === 'development' ? 'info' : 'high');
          const use = { at: image, image: image.ref, today, severity };
          if (!judgeSupport({ ...use, mayBeOwn: true }, report))
            report.notApplicable();
        }
      },
    },
  },
});
