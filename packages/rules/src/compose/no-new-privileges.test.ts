import { testRule } from '@plimsoll/engine/testing';
import noNewPrivileges from './no-new-privileges';

const missing =
  'Processes of web may gain privileges: add no-new-privileges:true to security_opt';

testRule(noNewPrivileges, {
  valid: [
    'services:\n  web:\n    image: a:1\n    security_opt: ["no-new-privileges:true"]\n',
    'services:\n  web:\n    image: a:1\n    security_opt: [no-new-privileges=true]\n',
    'services:\n  web:\n    image: a:1\n    security_opt: [apparmor=x, no-new-privileges]\n',
  ],
  invalid: [
    {
      title: 'the option is offered',
      text: 'services:\n  «web»:\n    image: a:1\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      title: 'in a list that there is',
      text: 'services:\n  «web»:\n    image: a:1\n    security_opt:\n      - label:type:x # ours\n    init: true\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    security_opt:\n      - label:type:x # ours\n      - no-new-privileges:true\n    init: true\n',
    },
    {
      text: 'services:\n  web: {image: a:1, security_opt: [«"no-new-privileges:false"»]}\n',
      fixed:
        'services:\n  web: {image: a:1, security_opt: [no-new-privileges:true]}\n',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: missing,
      severity: 'medium',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n    security_opt: [apparmor=x]\n',
      says: missing,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    security_opt:\n      - «no-new-privileges:false»\n',
      says: 'Processes are allowed to gain privileges: write no-new-privileges:true',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  «web»:\n    image: a:1\n',
      severity: 'info',
    },
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    privileged: true\n',
    'services:\n  web:\n    image: a:1\n    restart: "no"\n',
  ],
});
