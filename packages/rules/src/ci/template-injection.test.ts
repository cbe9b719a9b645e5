import { testRule } from '@plimsoll/engine/testing';
import templateInjection from './template-injection';

const input =
  'An input becomes part of the script, whatever is in it: hand it over in env and use the variable';

testRule(templateInjection, {
  valid: [
    'on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - env: {T: "${{ github.event.issue.title }}"}\n        run: echo "$T"\n',
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build -t x:${{ github.sha }} --build-arg N=${{ github.run_number }} .\n      - run: ${{ secrets.TOOL }} ${{ matrix.os }} ${{ github.repository }}\n',
    "on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ contains(github.event.issue.title, 'x') }} ${{ github.event.issue.title == 'x' }}\n",
    'on: {workflow_dispatch: {inputs: {n: {type: number}, c: {type: choice}, b: {type: boolean}}}}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ inputs.n }} ${{ inputs.c }} ${{ github.event.inputs.b }}\n',
    {
      title: 'what is not run',
      text: 'on: issues\njobs:\n  a:\n    runs-on: x\n    if: ${{ github.event.issue.title }}\n    steps:\n      - run: make\n        name: ${{ github.event.issue.title }}\n',
    },
  ],
  invalid: [
    {
      text: 'on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          make\n          echo "«${{ github.event.issue.title }}»"\n',
      says: 'Others decide what github.event.issue.title is, and it becomes part of the script: hand it over in env and use the variable',
      severity: 'high',
    },
    {
      text: "on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: git checkout «${{ github.head_ref || 'main' }}»\n      - run: echo «${{ github.event.pull_request.head.ref }}» «${{ github.event.head_commit.message }}» «${{ toJSON(github.event.commits.*.message) }}»\n",
    },
    {
      text: "on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/github-script@v7\n        with:\n          script: |\n            console.log('«${{ github.event.comment.body }}»')\n",
    },
    {
      title: 'in and out of env is no way around',
      text: 'on: issues\nenv: {T: "${{ github.event.issue.body }}"}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo «${{ env.T }}»\n',
    },
    {
      text: 'on: {workflow_call: {inputs: {tag: {type: string}}}}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker push x:«${{ inputs.tag }}»\n',
      says: input,
      severity: 'low',
    },
    {
      file: '.github/actions/a/action.yml',
      text: 'inputs: {tag: {}}\nruns:\n  using: composite\n  steps:\n    - run: docker push x:«${{ inputs.tag }}»\n      shell: bash\n',
      says: input,
    },
  ],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: actions/checkout@v4}]\n',
  ],
});
