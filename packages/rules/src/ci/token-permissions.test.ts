import { testRule } from '@plimsoll/engine/testing';
import tokenPermissions from './token-permissions';

testRule(tokenPermissions, {
  valid: [
    {
      text: 'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
    {
      title: 'one job may as well ask at the top',
      text: 'on: push\npermissions:\n  packages: write\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
    {
      title: 'every job says its own',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    permissions: {}\n    steps:\n      - run: make\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\n«permissions: write-all»\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
      says: 'The token may write everything: name the few permissions that are needed instead of write-all',
      severity: 'high',
    },
    {
      title: 'none',
      text: '# ours\non: push\n«jobs»: # all\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
      severity: 'medium',
      fixed:
        '# ours\non: push\npermissions:\n  contents: read\n\njobs: # all\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
    {
      text: 'on: push\n«permissions: read-all»\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
      severity: 'low',
    },
    {
      title: 'of one job',
      text: 'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    «permissions: write-all»\n    steps:\n      - run: make\n',
      severity: 'high',
    },
    {
      title: 'given to all jobs',
      text: 'on: push\npermissions:\n  «packages: write»\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n  b:\n    runs-on: x\n    steps:\n      - run: make\n',
      severity: 'medium',
    },
  ],
  unknown: [
    {
      title: 'the caller decides',
      text: 'on: workflow_call\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
