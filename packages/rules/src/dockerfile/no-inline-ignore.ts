import { defineRule, ignoreComments } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-inline-ignore',
  title: 'Accept findings in the policy, not by comments',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['security/exceptions-expire'],
    hadolint: ['DL1001'],
  },
  why: `
    A comment that accepts a finding is written by whoever is in the way of it, and nobody else may ever read it. A team
    that wants each exception decided in one place switches this rule on and keeps them in its policy.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\n# hadolint ignore=DL3008\nRUN apt-get install -y curl\nUSER 10001\n',
      good: 'FROM debian:13\nRUN apt-get install -y curl\nUSER 10001\n',
    },
  ],
  check: {
    dockerfile: {
      file({ source }, report) {
        for (const comment of ignoreComments(source, 'dockerfile')) {
          report(
            comment,
            'This comment accepts findings: mend what is found, or accept it in the policy',
          );
        }
      },
    },
  },
});
