import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-gem-packages',
  title: 'Give gems a version',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3028'],
    kics: ['Gem Install Without Version'],
  },
  why: `
    What a bare name installs is decided by the index on the day of the build. A new release, or a stolen account of
    its author, is then in the image of everyone who builds, and the commit does not show it.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM ruby:3.4-slim\nRUN gem install puma\n',
      good: 'FROM ruby:3.4-slim\nRUN gem install puma:7.1.0\n',
    },
  ],
  mentions: ['gem'],
  check: pinCheck('gem', name => `${name}:1.2.3`),
});
