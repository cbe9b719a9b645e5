import { testRule } from '@plimsoll/engine/testing';
import orderDependencies from './order-dependencies';

const says = '"db" belongs before "queue": sort the dependencies by name';

testRule(orderDependencies, {
  valid: [
    'services:\n  web:\n    image: a:1\n    depends_on: [db, queue]\n',
    'services:\n  web:\n    image: a:1\n    depends_on:\n      db: {condition: service_healthy}\n      queue: {condition: service_started}\n',
    'services:\n  web:\n    image: a:1\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n    - queue\n    - «db»\n',
      says,
      fixed:
        'services:\n  web:\n    image: a:1\n    depends_on:\n    - db\n    - queue\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n      queue:\n        condition: service_started\n      «db»:\n        condition: service_healthy\n',
      says,
      fixed:
        'services:\n  web:\n    image: a:1\n    depends_on:\n      db:\n        condition: service_healthy\n      queue:\n        condition: service_started\n',
    },
  ],
});
