import { testRule } from '@plimsoll/engine/testing';
import noCacheInRelease from './no-cache-in-release';

const job = (steps: string, on = "{push: {tags: ['v*']}}") =>
  `on: ${on}\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps.replace(
    /^/gm,
    '      ',
  )}\n      - uses: docker/build-push-action@v6\n        with: {push: true}\n`;
const says =
  'What earlier runs left in the cache goes into the release: build it without';

testRule(noCacheInRelease, {
  valid: [
    job('- uses: actions/checkout@v4'),
    job('- uses: actions/setup-node@v4'),
    job("- uses: actions/setup-node@v4\n  with: {cache: ''}"),
    job('- uses: actions/setup-go@v5\n  with: {cache: false}'),
    job(
      '- uses: gradle/actions/setup-gradle@v4\n  with: {cache-disabled: true}',
    ),
    {
      title: 'a cache that only who may push writes',
      text: job(
        '- uses: docker/build-push-action@v6\n  with: {cache-from: "type=registry,ref=r/a:cache"}',
      ),
    },
  ],
  invalid: [
    {
      text: job(
        '- uses: docker/build-push-action@v6\n  with: {«cache-from: type=gha»}',
      ),
      says,
      severity: 'medium',
    },
    {
      text: job(
        '- uses: «actions/setup-go@v5»\n- uses: actions/setup-node@v4\n  with: {«cache: npm»}\n- uses: «actions/cache@v4»\n  with: {path: x, key: y}',
        'release',
      ),
      says: [says, says, says],
    },
    {
      title: 'an input is taken away, a default is refused',
      text: job(
        '- uses: «actions/setup-go@v5»\n- uses: actions/setup-node@v4\n  with:\n    node-version: 24\n    «cache: npm»',
      ),
      fixed: job(
        '- uses: actions/setup-go@v5\n  with:\n    cache: false\n- uses: actions/setup-node@v4\n  with:\n    node-version: 24',
      ),
    },
    {
      title: 'by a condition of the job',
      text: "on: push\njobs:\n  a:\n    runs-on: x\n    if: startsWith(github.ref, 'refs/tags/')\n    steps: [{uses: «swatinem/rust-cache@v2»}, {run: docker push a}]\n",
    },
  ],
  notApplicable: [
    {
      title: 'branches are built too: there the cache is wanted',
      text: job('- uses: actions/cache@v4', 'push'),
    },
    {
      title: 'nothing is published',
      text: "on: {push: {tags: ['v*']}}\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/cache@v4}]\n",
    },
  ],
});
