import { testRule } from '@plimsoll/engine/testing';
import quotedPorts from './quoted-ports';

const says = 'YAML 1.1 reads this port mapping as a number: put it in quotes';

testRule(quotedPorts, {
  valid: [
    'services:\n  web:\n    image: a:1\n    ports: ["22:22"]\n',
    "services:\n  web:\n    image: a:1\n    ports: ['22:22', 80]\n",
    {
      title: 'no number in any YAML',
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - 8080:80\n      - 127.0.0.1:22:22\n      - 22:22/udp\n',
    },
    'services:\n  web:\n    image: a:1\n    ports:\n      - {target: 22, published: 22}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - «22:22»\n      - «8080:25» # mail\n',
      says: [says, says],
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - "22:22"\n      - "8080:25" # mail\n',
    },
    {
      title: 'at its strictest, whatever has no quotes',
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - «8080:80»\n    expose:\n      - «3000» # the probe\n      - $OTHER\n',
      options: { all: true },
      says: 'This port is written without quotes: put it in quotes',
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - "8080:80"\n    expose:\n      - "3000" # the probe\n      - $OTHER\n',
    },
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n',
    'services:\n  web:\n    image: a:1\n    expose: [3000]\n',
  ],
});
