import { testRule } from '@plimsoll/engine/testing';
import orderServiceKeys from './order-service-keys';

const how = 'write the settings of each service in the same order';

testRule(orderServiceKeys, {
  valid: [
    'services:\n  web:\n    image: a:1\n    depends_on: [db]\n    volumes: [a:/a]\n    environment: {A: 1}\n    ports: ["80"]\n    command: x\n    logging: {driver: local}\n    user: "1"\n    annotations: {a: b}\n    cap_drop: [ALL]\n',
    {
      title: 'what an anchor brings stands elsewhere',
      text: 'x-a: &a\n  user: "1"\n  image: a:1\nservices:\n  web:\n    <<: *a\n    command: x\n',
    },
    {
      title: 'an order of your own',
      text: 'services:\n  web:\n    user: "1"\n    image: a:1\n',
      options: { order: ['user'] },
    },
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    ports:\n      - "80"\n    «image»: a:1 # ours\n    build: .\n',
      says: `"image" belongs before "ports": ${how}`,
      fixed:
        'services:\n  web:\n    image: a:1 # ours\n    build: .\n    ports:\n      - "80"\n',
    },
    {
      title: 'others by the alphabet, below',
      text: 'services:\n  web:\n    init: true\n    «cap_drop»: [ALL]\n    user: "1"\n',
      says: `"cap_drop" belongs before "init": ${how}`,
      fixed:
        'services:\n  web:\n    user: "1"\n    cap_drop: [ALL]\n    init: true\n',
    },
  ],
});
