import { testRule } from '@plimsoll/engine/testing';
import rule from './supported-image';

const says =
  'This is Node.js 18, which has had no security fixes since 2025-04-30 (endoflife.date/nodejs): move to Node.js 26, which has them until 2029-04-30';

const workflow = (job: string) =>
  `on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n${job}`;

testRule(rule, {
  valid: [
    {
      title: 'beside one of one’s own',
      kind: 'gitlab-ci',
      text: 'test:\n  image: registry.example.com/ci:1\n  services: ["postgres:18.1"]\n  script: npm test\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'test:\n  image: node:24-trixie\n  services: ["postgres:18.1"]\n  script: npm test\n',
    },
    {
      kind: 'github-actions',
      text: workflow(
        '    container: node:24-trixie\n    steps:\n      - run: npm test\n',
      ),
    },
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'test:\n  image: «node:18»\n  script: npm test\n',
      says,
      severity: 'low',
    },
    {
      title: 'services',
      kind: 'gitlab-ci',
      text: 'build:\n  image: docker:29-cli\n  services:\n    - «docker:24.0-dind»\n    - name: «redis:6.0»\n  script: docker build .\n',
      says: [
        'This is Docker 24.0, which has had no security fixes since 2024-06-08 (endoflife.date/docker-engine): move to Docker 29',
        'This is Redis 6.0, which has had no security fixes since 2022-05-31 (endoflife.date/redis): move to Redis 8.2, which has them until 2030-09-01',
      ],
    },
    {
      kind: 'github-actions',
      text: workflow(
        '    container:\n      image: «node:18»\n    steps:\n      - run: npm test\n',
      ),
      says,
    },
    {
      kind: 'github-actions',
      text: workflow(
        '    steps:\n      - uses: «docker://node:18»\n        with: { args: npm test }\n',
      ),
      says,
    },
  ],
  unknown: [
    {
      kind: 'gitlab-ci',
      text: 'test:\n  image: $IMAGE\n  script: npm test\n',
    },
  ],
  notApplicable: [
    {
      title: 'an image of one’s own',
      kind: 'gitlab-ci',
      text: 'test:\n  image: registry.example.com/ci:1\n  script: npm test\n',
    },
    { kind: 'gitlab-ci', text: 'test:\n  script: npm test\n' },
    {
      kind: 'github-actions',
      text: workflow('    steps:\n      - run: npm test\n'),
    },
  ],
});
