import { testRule } from '@plimsoll/engine/testing';
import cpuLimit from './cpu-limit';

testRule(cpuLimit, {
  valid: [
    'services:\n  web:\n    image: a:1\n    cpus: 1.5\n',
    'services:\n  web:\n    image: a:1\n    deploy: {resources: {limits: {cpus: "0.5"}}}\n',
    'services:\n  web:\n    image: a:1\n    cpu_quota: 50000\n    cpu_period: 100000\n',
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    image: a:1\n    cpu_shares: 512\n',
      says: 'Service web may take all processors of the host: set cpus or deploy.resources.limits.cpus',
      severity: 'low',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «cpus: 0»\n',
      says: 'The processor limit is zero, which means none: set how many processors the service may use',
    },
    { text: 'services:\n  web:\n    image: a:1\n    «cpu_quota: -1»\n' },
    {
      file: 'compose.local.yaml',
      text: 'services:\n  «web»:\n    image: a:1\n',
      severity: 'info',
    },
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    deploy: {replicas: 0}\n',
  ],
});
