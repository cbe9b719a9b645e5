import { testRule } from '@plimsoll/engine/testing';
import orderPorts from './order-ports';

const how = 'sort the ports by their number';

testRule(orderPorts, {
  valid: [
    'services:\n  web:\n    image: a:1\n    ports: ["80:1", "443:1", "127.0.0.1:8080:80", "9000"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["$A:1", "80:1"]\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - "443:443"\n      - «80:80» # plain\n',
      says: `"80" belongs before "443": ${how}`,
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - 80:80 # plain\n      - "443:443"\n',
    },
    {
      title: 'both forms in one list',
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - target: 80\n        published: 8082\n      - «"81"»\n',
      says: `"81" belongs before "8082": ${how}`,
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - "81"\n      - target: 80\n        published: 8082\n',
    },
    {
      title: 'in brackets',
      text: "services:\n  web:\n    image: a:1\n    ports: [ '90:1',«'80:1'» ]\n",
      says: `"80" belongs before "90": ${how}`,
      fixed:
        "services:\n  web:\n    image: a:1\n    ports: [ '80:1','90:1' ]\n",
    },
  ],
});
