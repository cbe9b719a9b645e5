import { testRule } from '@plimsoll/engine/testing';
import noHostPid from './no-host-pid';

testRule(noHostPid, {
  valid: [
    'services:\n  web:\n    image: a:1\n',
    'services:\n  web:\n    image: a:1\n    pid: ${PID}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    «pid: host»\n',
      says: 'The service sees and can reach the processes of the host: leave pid out',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «pid: service:api»\n',
      says: 'The service can reach the processes of another container: leave pid out',
      severity: 'medium',
    },
  ],
});
