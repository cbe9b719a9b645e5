import { testRule } from '@plimsoll/engine/testing';
import noHostPid from './no-host-pid';

testRule(noHostPid, {
  valid: [
    {
      title: 'an agent that may',
      text: 'services:\n  web: {image: "prom/node-exporter:v1", pid: host}\n',
      options: { allow: ['prom/node-exporter'] },
    },
    'services:\n  web:\n    image: a:1\n',
    'services:\n  web:\n    image: a:1\n    pid: ${PID}\n',
  ],
  invalid: [
    {
      title: 'taking it out is offered',
      text: 'services:\n  web:\n    image: a:1\n    «pid: host»\n',
      fixed: 'services:\n  web:\n    image: a:1\n',
    },
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
