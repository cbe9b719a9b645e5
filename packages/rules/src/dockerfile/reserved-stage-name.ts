import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/reserved-stage-name',
  title: 'Leave the names scratch and context to the builder',
  category: 'image-build',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/stages-with-a-purpose'],
    hadolint: ['DL3063'],
    buildkit: ['ReservedStageName'],
    urls: [
      'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
    ],
  },
  why: `
    \`scratch\` is the empty base and \`context\` is what is sent to the builder. Where a stage has one of these names, nobody
    who reads \`FROM scratch\` or \`--from=context\` can say which of the two is meant, and builders do not agree either.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24 AS context\nCOPY . /srv\n',
      good: 'FROM alpine:3.24 AS source\nCOPY . /srv\n',
    },
  ],
  check: {
    dockerfile: {
      from({ alias }, report) {
        const name = alias?.value?.toLowerCase();
        if (!alias || name === undefined) report.notApplicable();
        else if (name === 'scratch' || name === 'context')
          report(
            alias,
            `The name ${name} means something else to the builder: give the stage another`,
          );
      },
    },
  },
});
