import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';

export default defineRule({
  id: 'compose/schema',
  title: 'Write a Compose file that Compose accepts',
  category: 'composition',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    dclint: ['invalid-schema', 'invalid-yaml', 'service-container-name-regex'],
    urls: ['https://docs.docker.com/reference/compose-file/'],
  },
  why: `
    Compose refuses the whole file for one such mistake, so that nothing in it starts. What stands in a place that cannot
    be read is not judged by any other rule; everything else is.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: nginx:1.29\n    enviroment:\n      PORT: 8080\n',
      good: 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      PORT: 8080\n',
    },
  ],
  check: {
    compose: {
      file({ problems }, report) {
        for (const problem of problems)
          report(problem, problem.message, degrees[problem.code]);
      },
    },
  },
});

/** Problems that newer versions of Compose may know better, or older ones forgive. */
const degrees: Readonly<Record<string, ReportOptions | undefined>> = {
  'unknown-key': { confidence: 'likely' },
};
