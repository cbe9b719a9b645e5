import { testRule } from '@plimsoll/engine/testing';
import imagePinned from './image-pinned';

const none =
  'The image has no tag, so the job runs in whatever is newest: name a version, with its digest';
const moves =
  'The tag latest moves, so the job runs in something else each time: name a version, with its digest';
const tag = 'The tag 24 can be moved by its owner: add the digest it has now';

testRule(imagePinned, {
  valid: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    container: node:24@sha256:0000000000000000000000000000000000000000000000000000000000000000\n    steps: [{run: make}]\n',
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: node@sha256:0000000000000000000000000000000000000000000000000000000000000000\n  script: make\n',
    },
    {
      title: 'the engine has a rule of its own',
      kind: 'gitlab-ci',
      text: 'a:\n  image: docker:latest\n  services: ["docker:dind", docker]\n  script: make\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    container: «node»\n    services:\n      db: {image: «"postgres:latest"»}\n    steps: [{uses: «docker://alpine»}]\n',
      says: [none, moves, none],
      severity: 'medium',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    container: «node:24»\n    steps: [{run: make}]\n',
      says: tag,
      severity: 'low',
    },
    {
      title: 'each that the matrix gives',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {image: ["node:24@sha256:0000000000000000000000000000000000000000000000000000000000000000", "postgres:latest", ""]}}\n    container: «${{ matrix.image }}»\n    steps: [{run: make}]\n',
      says: moves,
    },
    {
      title: 'whichever the expression gives',
      text: "on: push\njobs:\n  a:\n    runs-on: x\n    container: «${{ github.event_name == 'push' && 'node:24' || '' }}»\n    steps: [{run: make}]\n",
      says: tag,
    },
    {
      kind: 'gitlab-ci',
      title: 'once, for all jobs that take the default',
      text: 'default:\n  image: «node:24»\na: {script: make}\nb: {script: make}\n',
      says: tag,
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: {name: «node», entrypoint: [""]}\n  services: [{name: «"postgres:latest"», alias: db}]\n  script: make\n',
      says: [none, moves],
    },
    {
      kind: 'gitlab-ci',
      text: 'variables: {NODE: "24"}\na:\n  image: «node:$NODE»\n  script: make\n',
      says: tag,
    },
  ],
  unknown: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    container: {image: "node:${{ inputs.version }}"}\n    steps: [{run: make}]\n',
    'on: push\njobs:\n  a:\n    runs-on: x\n    container: ${{ matrix.image }}\n    steps: [{run: make}]\n',
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: $CI_REGISTRY_IMAGE/builder:$CI_COMMIT_SHA\n  script: make\n',
    },
  ],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    container: ""\n    steps: [{run: make}]\n',
    { kind: 'gitlab-ci', text: 'a:\n  script: make\n' },
  ],
});
