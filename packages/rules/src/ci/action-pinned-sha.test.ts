import { testRule } from '@plimsoll/engine/testing';
import actionPinnedSha from './action-pinned-sha';

testRule(actionPinnedSha, {
  valid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n',
    },
    {
      title: 'has to stay on a tag',
      text: 'on: push\njobs:\n  a:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@v2.1.0\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4»\n',
      says: 'Whoever owns actions/checkout can put other code behind v4: pin the full commit id, with the version in a comment',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «acme/do/it@main»\n',
    },
    {
      title: 'a called workflow',
      text: 'on: push\njobs:\n  a:\n    uses: «acme/ci/.github/workflows/x.yml@v1»\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: ./here\n      - run: make\n',
    },
  ],
});
