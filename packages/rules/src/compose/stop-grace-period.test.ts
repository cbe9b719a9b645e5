import { testRule } from '@plimsoll/engine/testing';
import stopGracePeriod from './stop-grace-period';

testRule(stopGracePeriod, {
  valid: ['services:\n  db: {image: postgres:18, stop_grace_period: 2m}\n'],
  invalid: [
    {
      text: 'services:\n  «db»:\n    image: postgres:18 # the store\n  web:\n    image: w:1\n',
      says: 'After ten seconds db is killed while it may still be writing: set stop_grace_period',
      severity: 'info',
      fixed:
        'services:\n  db:\n    image: postgres:18 # the store\n    stop_grace_period: 1m\n  web:\n    image: w:1\n',
    },
    {
      title: 'below what its last setting holds',
      text: 'services:\n  «db»:\n    image: postgres:18\n    command: >\n      postgres\n      -c a=b\n\n  web:\n    image: w:1\n',
      fixed:
        'services:\n  db:\n    image: postgres:18\n    command: >\n      postgres\n      -c a=b\n    stop_grace_period: 1m\n\n  web:\n    image: w:1\n',
    },
    { text: 'services:\n  «mq»: {image: rabbitmq:4}\n' },
  ],
  notApplicable: [
    'services:\n  web: {image: w:1}\n',
    'services:\n  cache: {image: redis:8}\n',
    {
      file: 'compose.test.yaml',
      text: 'services:\n  db: {image: postgres:18}\n',
    },
  ],
});
