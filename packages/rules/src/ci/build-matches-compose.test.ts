import { testRule } from '@plimsoll/engine/testing';
import rule from './build-matches-compose';

const workflow = (flags: string, push = '--push') =>
  `on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build ${push} ${flags} -t acme/web:1 .\n`;
const files = (build: string) => ({
  Dockerfile:
    'FROM node:24 AS build\nARG NODE_OPTIONS\nRUN npm ci\nFROM node:24-slim AS runtime\nUSER 1000\n',
  'compose.yaml': `services:\n  web:\n    build: ${build}\n`,
});
const runtime = files('{context: ., target: runtime}');

testRule(rule, {
  valid: [
    { text: workflow('--target runtime'), with: runtime },
    { title: 'the last stage by name', text: workflow(''), with: runtime },
    { text: workflow('--target runtime'), with: files('.') },
    {
      title: 'one of two',
      text: workflow('--target build'),
      with: {
        ...runtime,
        'compose.yaml':
          'services:\n  a: {build: {context: ., target: build}}\n  b: {build: .}\n',
      },
    },
    {
      text: workflow('--build-arg VERSION=2 --build-arg NODE_OPTIONS=x'),
      with: files('{context: ., args: {VERSION: 1, NODE_OPTIONS: x}}'),
    },
    {
      text: workflow('--build-arg NODE_OPTIONS=${{ vars.OPTIONS }}'),
      with: files('{context: ., args: {NODE_OPTIONS: x}}'),
    },
    {
      text: workflow('--build-arg NODE_OPTIONS=y'),
      with: files('{context: ., args: {NODE_OPTIONS: "${X}"}}'),
    },
  ],
  invalid: [
    {
      text: workflow('--target «build»'),
      with: runtime,
      says: 'The pipeline builds stage build of the Dockerfile, and Compose stage runtime: build the same',
      severity: 'medium',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: «docker build» --push -t acme/web:1 .\n',
      with: files('{context: ., target: build}'),
      says: 'The pipeline builds stage runtime of the Dockerfile, and Compose stage build: build the same',
    },
    {
      kind: 'gitlab-ci',
      text: 'build:\n  script:\n    - docker build --build-arg «NODE_OPTIONS=y» -t acme/web .\n    - docker push acme/web\n',
      with: files('{context: ., args: {NODE_OPTIONS: x}}'),
      says: 'Build argument NODE_OPTIONS has another value here than in Compose: give both the same',
      severity: 'low',
    },
  ],
  unknown: [
    { text: workflow('--target ${{ inputs.target }}'), with: runtime },
    {
      text: workflow('--target runtime'),
      with: files('{context: ., target: "${TARGET}"}'),
    },
  ],
  notApplicable: [
    { text: workflow('--target build', ''), with: runtime },
    {
      title: 'Compose for development',
      text: workflow(''),
      with: {
        ...files('.'),
        'compose.yaml': 'services: {web: {build: {context: ., target: dev}}}',
      },
    },
    {
      title: 'another Dockerfile',
      text: workflow('-f other/Dockerfile'),
      with: { ...runtime, 'other/Dockerfile': 'FROM a\n' },
    },
    workflow('--target build'),
  ],
});
