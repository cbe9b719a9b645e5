import { testRule } from '@plimsoll/engine/testing';
import rule from './scheduled-rebuild';

const workflow = (on: string, build = 'docker build') =>
  `on: ${on}\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: ${build} --push -t acme/web:1 .\n`;
const gitlab = (more = '') =>
  `build:\n  script:\n    - docker build -t acme/web .\n    - docker push acme/web\n${more}`;

testRule(rule, {
  valid: [
    workflow('{push: {}, schedule: [{cron: "0 4 * * 1"}]}'),
    {
      title: 'a workflow that is called by one with a schedule',
      text: workflow('workflow_call'),
      with: {
        '.github/workflows/weekly.yml':
          'on: {schedule: [{cron: "0 4 * * 1"}]}\njobs: {a: {uses: ./.github/workflows/build.yml}}\n',
      },
    },
    { text: workflow('push'), paths: ['renovate.json'] },
    { text: workflow('push'), paths: ['.github/dependabot.yml'] },
    {
      kind: 'gitlab-ci',
      text: gitlab("  rules:\n    - if: $CI_PIPELINE_SOURCE == 'schedule'\n"),
    },
  ],
  invalid: [
    {
      text: workflow('push', '«docker build»'),
      says: 'The image is built only when somebody changes something: build it on a schedule too, so that fixes of its base reach it',
    },
    {
      title: 'a schedule for something else',
      text: workflow('push', '«docker build»'),
      with: {
        '.github/workflows/stale.yml':
          'on: {schedule: [{cron: "0 4 * * 1"}]}\njobs: {a: {runs-on: x, steps: [{run: stale}]}}\n',
      },
      paths: ['docs/renovate.json'],
    },
  ],
  unknown: [
    { kind: 'gitlab-ci', text: gitlab() },
    { text: workflow('push'), paths: 'unknown' },
    {
      text: workflow('push'),
      with: {
        '.github/workflows/b.yml':
          'on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/image.yml@v1\n',
      },
    },
  ],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build .\n',
  ],
});
