import { testRule } from '@plimsoll/engine/testing';
import validSyntax from './valid-syntax';

testRule(validSyntax, {
  valid: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
    {
      file: '.github/actions/a/action.yml',
      text: 'runs:\n  using: composite\n  steps: [{run: make, shell: bash}]\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'spec:\n  inputs: {stage: {default: test}}\n---\na:\n  stage: $[[ inputs.stage ]]\n  script: !reference [.b, script]\n.b: {script: make}\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  «a»:\n    steps: [{run: make}]\n',
      says: 'The job names no runner; add "runs-on"',
    },
    {
      text: '«jobs»:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
      says: 'The workflow never starts; say on what with an "on" key',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - «name: nothing»\n',
      says: 'The step does nothing; give it "uses" or "run"',
    },
    {
      title: 'what GitHub refuses although YAML does not',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n  «a»:\n    runs-on: x\n    steps: [{run: make}]\n',
      says: 'The key "a" stands twice in the same map; keep one of the two',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: «*gone»\n',
      says: 'No anchor "&gone" stands before this alias; add it, or correct the name',
    },
    { kind: 'gitlab-ci', text: 'a:\n«\tscript:» x\n' },
  ],
});
