import { testRule } from '@plimsoll/engine/testing';
import capAddMinimal from './cap-add-minimal';

testRule(capAddMinimal, {
  valid: [
    'services:\n  web:\n    image: a:1\n    cap_add: [NET_BIND_SERVICE, cap_chown, SETUID]\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    cap_add:\n      - «CAP_SYS_ADMIN»\n      - «net_admin»\n',
      says: [
        'Capability SYS_ADMIN is close to root on the host: find a way without it',
        'Capability NET_ADMIN is close to root on the host: find a way without it',
      ],
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    cap_add: [«ALL»]\n',
      says: 'All capabilities are added, which is as good as privileged: add those you need by name',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    cap_add: [«SYS_NICE»]\n',
      says: 'Capability SYS_NICE is more than a service usually needs: say in a comment why it does',
      severity: 'low',
    },
  ],
  unknown: ['services:\n  web:\n    image: a:1\n    cap_add: ["${CAP}"]\n'],
  notApplicable: ['services:\n  web:\n    image: a:1\n'],
});
