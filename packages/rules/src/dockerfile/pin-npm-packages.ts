import { defineRule } from '@plimsoll/engine';
import { pinCheck } from '../package-manager/pin-check';

export default defineRule({
  id: 'dockerfile/pin-npm-packages',
  title: 'Give npm packages a version',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/reproducible-install'],
    controls: ['cis-software-supply-chain@1.0:3.1.7'],
    hadolint: ['DL3016'],
    kics: ['NPM Install Command Without Pinned Version'],
  },
  why: `
    What a bare name installs is decided by the index on the day of the build. A new release, or a stolen account of
    its author, is then in the image of everyone who builds, and the commit does not show it. A tag like \`latest\`
    moves in the same way.`,
  unless: `the image is thrown away after one job, and you want to know that day's newest version.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nRUN npm install -g pm2\n',
      good: 'FROM node:24-alpine\nRUN npm install -g pm2@6.0.13\n',
    },
  ],
  mentions: ['npm', 'yarn', 'bun'],
  check: pinCheck('npm', name => `${name}@1.2.3`),
});
