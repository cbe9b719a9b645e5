import { testRule } from '@plimsoll/engine/testing';
import rule from './no-content-trust';

const says =
  'Docker Content Trust is being retired: pin images by digest, and sign your own with cosign or Notation';

testRule(rule, {
  valid: ['FROM a\nENV DOCKER_CONTENT_TRUST=0\n'],
  invalid: [
    { text: 'FROM a\nENV «DOCKER_CONTENT_TRUST=1»\n', says },
    { text: 'FROM a\nRUN export «DOCKER_CONTENT_TRUST=1»\n', says },
    {
      kind: 'github-actions',
      text: 'on: push\nenv:\n  «DOCKER_CONTENT_TRUST: 1»\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker pull a\n',
      says,
    },
    {
      kind: 'gitlab-ci',
      text: 'variables:\n  «DOCKER_CONTENT_TRUST: "1"»\na:\n  script: [docker pull a]\n',
      says,
    },
  ],
  unknown: ['FROM a\nARG T\nENV DOCKER_CONTENT_TRUST=$T\n'],
  notApplicable: ['FROM a\nENV A=1\nRUN make\n'],
});
