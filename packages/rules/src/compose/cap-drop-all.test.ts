import { testRule } from '@plimsoll/engine/testing';
import capDropAll from './cap-drop-all';

testRule(capDropAll, {
  valid: [
    'services:\n  web:\n    image: a:1\n    cap_drop: [ALL]\n',
    'services:\n  web:\n    image: a:1\n    cap_drop:\n      - all\n',
    'services:\n  web:\n    image: a:1\n    cap_drop: [CAP_ALL]\n',
  ],
  invalid: [
    {
      title: 'dropping them is offered',
      text: 'services:\n  «web»:\n    image: a:1\n',
      fixed: 'services:\n  web:\n    image: a:1\n    cap_drop:\n      - ALL\n',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: 'Service web keeps all default capabilities: set cap_drop to ALL and add back what it needs',
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «cap_drop: [NET_RAW]»\n',
      says: 'Only some capabilities are dropped: drop ALL and add back what the service needs',
      severity: 'low',
    },
  ],
  unknown: [
    'services:\n  web:\n    image: a:1\n    extends: {service: base, file: gone.yaml}\n',
  ],
  notApplicable: ['services:\n  web:\n    image: a:1\n    privileged: true\n'],
});
