import { testRule } from '@plimsoll/engine/testing';
import pidsLimit from './pids-limit';

const off =
  'The process limit is switched off: set a number that a healthy service stays far below, such as 200';

testRule(pidsLimit, {
  valid: [
    'services:\n  web:\n    image: a:1\n    pids_limit: 100\n',
    'services:\n  web:\n    image: a:1\n    pids_limit: ${PIDS}\n',
    'services:\n  web:\n    image: a:1\n    deploy: {resources: {limits: {pids: 50}}}\n',
  ],
  invalid: [
    {
      title: 'a limit is offered',
      text: 'services:\n  «web»:\n    image: a:1\n',
      fixed: 'services:\n  web:\n    image: a:1\n    pids_limit: 200\n',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: 'Service web may start any number of processes: set pids_limit or deploy.resources.limits.pids',
      severity: 'low',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «pids_limit: -1»\n',
      says: off,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «pids_limit: 0»\n',
      says: off,
    },
  ],
  notApplicable: ['services:\n  web:\n    image: a:1\n    restart: "no"\n'],
});
