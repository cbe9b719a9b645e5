import { testRule } from '@plimsoll/engine/testing';
import readOnlyVolumes from './read-only-volumes';

const service = (volumes: string, image = 'acme/web:1') =>
  `services:\n  web:\n    image: ${image}\n    volumes:\n${volumes}volumes:\n  data:\n`;

testRule(readOnlyVolumes, {
  valid: [
    service('      - data:/srv/data:ro\n'),
    service('      - {type: bind, source: ./a, target: /a, read_only: true}\n'),
  ],
  invalid: [
    {
      text: service('      - «data:/srv/data»\n'),
      says: 'The container can write to /srv/data: mount it read-only if it only reads there',
    },
    { text: service('      - «./a:/a»\n      - data:/b:ro\n') },
  ],
  notApplicable: [
    'services:\n  web:\n    image: acme/web:1\n',
    service('      - {type: tmpfs, target: /tmp}\n'),
    {
      title: 'a database',
      text: service('      - data:/var/lib/postgresql\n', 'postgres:18'),
    },
  ],
});
