import { testRule } from '@plimsoll/engine/testing';
import rule from './dependency-updates';

const workflow = (build = 'docker build') =>
  `on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: ${build} --push -t acme/web:1 .\n`;

testRule(rule, {
  valid: [
    { text: workflow(), paths: ['renovate.json'] },
    { text: workflow(), paths: ['.github/renovate.json5'] },
    { text: workflow(), paths: ['.github/dependabot.yml'] },
    {
      kind: 'gitlab-ci',
      text: 'build:\n  script: docker build --push -t acme/web .\nrenew:\n  image: renovate/renovate:43\n  script: renovate\n',
    },
  ],
  invalid: [
    {
      text: workflow('«docker build»'),
      paths: ['docs/renovate.json'],
      says: 'Nothing proposes updates of what the image is built from: set up Renovate or Dependabot',
    },
  ],
  unknown: [{ text: workflow(), paths: 'unknown' }],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build .\n',
  ],
});
