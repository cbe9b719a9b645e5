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
      title: 'only what comes out counts',
      text: "on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ github.event.issue.title == 'x' && 'a' || 'b' }} ${{ github.event.issue.number }} ${{ hashFiles(github.head_ref) }}\n",
    },
    {
      title: 'tags and build arguments of an action are no script',
      text: 'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {tags: "x:${{ github.head_ref }}", build-args: "B=${{ github.head_ref }}"}\n',
    },
    {
      title: 'what is not run',
      text: 'on: issues\njobs:\n  a:\n    runs-on: x\n    if: ${{ github.event.issue.title }}\n    steps:\n      - run: make\n        name: ${{ github.event.issue.title }}\n',
    },
  ],
  invalid: [
    {
      text: 'on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          make\n          echo "«${{ github.event.issue.title }}»"\n',
      fixed:
        'on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - env:\n          ISSUE_TITLE: ${{ github.event.issue.title }}\n        run: |\n          make\n          echo "${ISSUE_TITLE}"\n',
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
      title:
        'all of a step are mended together, beside the variables that are there',
      text: 'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - name: b # why\n        env:\n          A: b\n        run: |\n          git checkout «${{ github.head_ref }}»\n          echo "a «${{ github.head_ref }}» «${{ github.event.pull_request.title }}»"\n',
      fixed:
        'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - name: b # why\n        env:\n          HEAD_REF: ${{ github.head_ref }}\n          PULL_REQUEST_TITLE: ${{ github.event.pull_request.title }}\n          A: b\n        run: |\n          git checkout "${HEAD_REF}"\n          echo "a ${HEAD_REF} ${PULL_REQUEST_TITLE}"\n',
    },
    {
      title: 'no fix where the shell would not put a variable in',
      text: "on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          echo '«${{ github.event.issue.title }}»'\n      - shell: python\n        run: print('«${{ github.event.issue.title }}»')\n",
    },
    {
      title: 'everything at once',
      text: 'on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo «${{ toJSON(github.event) }}» «${{ toJSON(github) }}»\n',
    },
    {
      title: 'a matrix that hands it on',
      text: 'on: issue_comment\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {cmd: ["${{ github.event.comment.body }}"]}}\n    steps: [{run: "echo «${{ matrix.cmd }}»"}]\n',
    },
    {
      title: 'a script for another machine',
      text: 'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: appleboy/ssh-action@v1\n        with:\n          script: docker pull app:«${{ github.head_ref }}»\n',
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
