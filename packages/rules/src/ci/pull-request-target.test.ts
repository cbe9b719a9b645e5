import { testRule } from '@plimsoll/engine/testing';
import pullRequestTarget from './pull-request-target';

const hint =
  'Pull requests from forks run here with your secrets: make sure that nothing of theirs is ever checked out or run';
const run =
  "A stranger's code is checked out and run with the secrets of pull_request_target: use pull_request for it";

testRule(pullRequestTarget, {
  valid: [
    {
      title: 'only requests from the repository itself',
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    if: github.event.pull_request.head.repo.full_name == github.repository\n    steps:\n      - uses: actions/checkout@v4\n        with: {ref: "${{ github.head_ref }}"}\n      - run: make\n',
    },
    {
      title: 'a command that only members give',
      text: 'on: issue_comment\njobs:\n  a:\n    runs-on: x\n    if: contains(fromJSON(\'["MEMBER"]\'), github.event.comment.author_association)\n    steps:\n      - run: gh pr checkout ${{ github.event.issue.number }} && make\n',
    },
    'on: issue_comment\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}, {run: make}]\n',
  ],
  invalid: [
    {
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {«ref: "${{ github.event.pull_request.head.sha }}"»}\n      - run: make\n',
      says: run,
      severity: 'critical',
    },
    {
      title: 'a Dockerfile is code too',
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {«ref: "refs/pull/${{ github.event.number }}/merge"»}\n      - uses: docker/build-push-action@v6\n',
      says: run,
      severity: 'critical',
    },
    {
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          «gh pr checkout $N»\n          make\n',
      says: run,
    },
    {
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {«ref: "${{ github.head_ref }}"»}\n',
      says: "A stranger's code is checked out where pull_request_target has secrets: leave the checkout out, or use pull_request",
      severity: 'medium',
    },
    {
      text: 'on: {workflow_run: {workflows: [CI]}}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {«ref: "${{ github.event.workflow_run.head_sha }}"»}\n      - run: make\n',
      severity: 'critical',
    },
    {
      title: 'one that only labels',
      text: 'on: «pull_request_target»\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/labeler@v5}]\n',
      says: hint,
      severity: 'low',
    },
    {
      title: 'one that runs something of ours',
      text: 'on: «pull_request_target»\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}, {run: make}]\n',
      says: hint,
      severity: 'medium',
    },
    {
      text: 'on: {«workflow_run»: {workflows: [CI]}}\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}, {run: make}]\n',
      says: 'This runs with your secrets after what a stranger may have started: trust nothing that the other run hands over',
      severity: 'low',
    },
    {
      title: 'a command that anybody gives',
      text: 'on: issue_comment\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          «gh pr checkout $N»\n          make\n',
      severity: 'critical',
    },
    {
      title: 'in an action of the same repository',
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: ./.github/actions/a}]\n',
      with: {
        '.github/actions/a/action.yml':
          'runs:\n  using: composite\n  steps:\n    - uses: actions/checkout@v4\n      with: {«ref: "${{ github.event.pull_request.head.sha }}"»}\n    - {run: make, shell: bash}\n',
      },
      severity: 'critical',
    },
  ],
  notApplicable: [
    'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: {ref: "${{ github.head_ref }}"}\n      - run: make\n',
  ],
});
