import { testRule } from '@plimsoll/engine/testing';
import concurrency from './concurrency';

const push = (head: string, job = '', tag = 'latest') =>
  `on: push\n${head}jobs:\n  a:\n    runs-on: x\n${job}    steps: [{run: "docker push a:${tag}"}]\n`;
const says =
  'Runs of one branch can overtake each other, so that the older image gets the tag: add a concurrency group';

testRule(concurrency, {
  valid: [
    push('concurrency: a\n'),
    push('', '    concurrency: {group: a}\n'),
    push('concurrency:\n  group: a\n  cancel-in-progress: true\n'),
    {
      title: 'a deployment that waits',
      text: 'on: push\nconcurrency: {group: a, cancel-in-progress: false}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: docker push a:latest}, {run: "kubectl apply -f x"}]\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs: # all\n  «a»:\n    runs-on: x\n    steps: [{run: docker push a:latest}]\n',
      says,
      severity: 'low',
      fixed:
        'on: push\nconcurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n\njobs: # all\n  a:\n    runs-on: x\n    steps: [{run: docker push a:latest}]\n',
    },
    {
      title: 'a deployment that the next one cuts off',
      text: 'on: push\nconcurrency: {group: a, «cancel-in-progress: true»}\njobs:\n  a:\n    runs-on: x\n    environment: production\n    steps: [{run: "kubectl apply -f x"}]\n',
      says: 'A deployment can be cut off half-way by the next one: let it wait instead',
    },
    {
      title: 'every workflow, where that is asked',
      text: 'on: push\n«jobs»:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
      options: { everyWorkflow: true },
      says,
    },
    {
      title: 'groups that cancel nothing, where that is asked',
      text: push('«concurrency: a»\n'),
      options: { cancel: true },
      says: 'A run that a newer one has overtaken goes on to its end: set cancel-in-progress to true',
    },
  ],
  notApplicable: [
    push('', '', '${{ github.sha }}'),
    {
      title: 'each release has a tag of its own',
      text: "on: {push: {tags: ['v*']}}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: docker push a:latest}]\n",
    },
    {
      title: 'who calls it decides',
      text: 'on: workflow_call\njobs:\n  a:\n    runs-on: x\n    steps: [{run: docker push a:latest}]\n',
      options: { everyWorkflow: true },
    },
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
  ],
});
