import { testRule } from '@plimsoll/engine/testing';
import rule from './read-only-config-mount';

const web = (volume: string) =>
  `services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ${volume}\n`;
const says =
  'The container can change /etc/nginx/nginx.conf on the host: mount it read-only';

testRule(rule, {
  valid: [
    web('./nginx.conf:/etc/nginx/nginx.conf:ro'),
    web('./nginx.conf:/etc/nginx/nginx.conf:ro,z'),
    web('{type: bind, source: ./a, target: /etc/a.yaml, read_only: true}'),
  ],
  invalid: [
    {
      text: web('«./nginx.conf:/etc/nginx/nginx.conf»'),
      says,
      fixed: web('./nginx.conf:/etc/nginx/nginx.conf:ro'),
      severity: 'low',
    },
    {
      text: web('«"./nginx.conf:/etc/nginx/nginx.conf"»'),
      says,
      fixed: web('"./nginx.conf:/etc/nginx/nginx.conf:ro"'),
    },
    {
      text: web('«./nginx.conf:/etc/nginx/nginx.conf:z»'),
      says,
      fixed: web('./nginx.conf:/etc/nginx/nginx.conf:z'),
    },
    {
      text: web('«{type: bind, source: ./a, target: /etc/nginx/nginx.conf}»'),
      says,
    },
    {
      text: web('«./nginx.conf:/etc/nginx/nginx.conf»'),
      file: 'compose.dev.yaml',
      fixed: web('./nginx.conf:/etc/nginx/nginx.conf:ro'),
      severity: 'info',
    },
  ],
  notApplicable: [
    web('./site:/usr/share/nginx/html'),
    web('data:/var/lib/data.json'),
    'services:\n  web:\n    image: a\n',
  ],
});
