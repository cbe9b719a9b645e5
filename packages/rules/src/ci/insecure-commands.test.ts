import { testRule } from '@plimsoll/engine/testing';
import insecureCommands from './insecure-commands';

testRule(insecureCommands, {
  valid: [
    'on: push\nenv: {ACTIONS_ALLOW_UNSECURE_COMMANDS: false}\njobs:\n  a:\n    runs-on: x\n    env: {ACTIONS_ALLOW_UNSECURE_COMMANDS: "false"}\n    steps: [{run: make}]\n',
  ],
  invalid: [
    {
      text: 'on: push\nenv:\n  «ACTIONS_ALLOW_UNSECURE_COMMANDS: true»\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
      fixed:
        'on: push\nenv:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: false\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    env: {«ACTIONS_ALLOW_UNSECURE_COMMANDS: "true"»}\n    steps:\n      - run: make\n        env:\n          «ACTIONS_ALLOW_UNSECURE_COMMANDS: TRUE»\n',
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    env: {ACTIONS_ALLOW_UNSECURE_COMMANDS: false}\n    steps:\n      - run: make\n        env:\n          ACTIONS_ALLOW_UNSECURE_COMMANDS: false\n',
    },
  ],
  unknown: [
    'on: push\nenv: {ACTIONS_ALLOW_UNSECURE_COMMANDS: "${{ inputs.x }}"}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
  ],
});
