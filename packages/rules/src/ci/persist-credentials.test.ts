import { testRule } from '@plimsoll/engine/testing';
import persistCredentials from './persist-credentials';

const says =
  'The token stays in the checkout for every later step: set persist-credentials to false';
const built =
  'The token stays in the checkout, which is sent to the builder: set persist-credentials to false, and ignore .git';

testRule(persistCredentials, {
  valid: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {persist-credentials: false}\n',
    "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {persist-credentials: 'false'}\n",
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4» # v4\n      - run: make\n',
      says,
      severity: 'low',
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4 # v4\n        with:\n          persist-credentials: false\n      - run: make\n',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4»\n        with:\n          fetch-depth: 0\n      - run: make\n',
      says,
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n          fetch-depth: 0\n      - run: make\n',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {«persist-credentials: true»}\n',
      says,
    },
    {
      title: 'in an action of the repository',
      file: '.github/actions/a/action.yml',
      text: 'runs:\n  using: composite\n  steps:\n    - uses: «actions/checkout@v4»\n',
      says,
    },
    {
      title: 'from version 6 it lies outside of the checkout',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: «actions/checkout@v6»}]\n',
      severity: 'info',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4»\n      - run: docker build .\n',
      with: { Dockerfile: 'FROM a:1\nCOPY . .\n' },
      says: built,
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - run: docker build .\n',
      severity: 'medium',
    },
    {
      title: 'git is ignored',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4»\n      - run: docker build .\n',
      with: { Dockerfile: 'FROM a:1\nCOPY . .\n', '.dockerignore': '.git\n' },
      says,
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - run: docker build .\n',
      severity: 'low',
    },
  ],
  unknown: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {persist-credentials: "${{ inputs.x }}"}\n',
  ],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
    {
      title: 'a later step pushes',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}, {run: git push}]\n',
    },
    {
      title: 'an action that pushes',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}, {uses: peter-evans/create-pull-request@v7}]\n',
    },
  ],
});
