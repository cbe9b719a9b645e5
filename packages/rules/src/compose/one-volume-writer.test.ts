import { testRule } from '@plimsoll/engine/testing';
import rule from './one-volume-writer';

const two = (one: string, other: string, image = 'nginx:1.29') =>
  `services:\n  app:\n    image: acme/app:2.3\n    volumes: [${one}]\n  web:\n    image: ${image}\n    volumes: [${other}]\n`;
const says =
  'Service app writes to volume assets as well: mount it read-only where it is only read';

testRule(rule, {
  valid: [
    two('"assets:/a"', '"assets:/b:ro"'),
    two(
      '"assets:/a"',
      '{type: volume, source: assets, target: /b, read_only: true}',
    ),
    two('"assets:/a"', '"others:/b"'),
    {
      title: 'the same program twice',
      text: two('"assets:/a"', '"assets:/a"', 'acme/app:2.3'),
    },
    {
      title: 'a job that prepares it',
      text: `${two('"assets:/a"', '"assets:/a"')}    restart: "no"\n`,
    },
  ],
  invalid: [
    { text: two('"assets:/a"', '«"assets:/b"»'), says, severity: 'low' },
    {
      text: two('"assets:/a"', '«{type: volume, source: assets, target: /b}»'),
      says,
    },
    {
      text: two('"assets:/a"', '«"assets:/b"»'),
      file: 'compose.dev.yaml',
      severity: 'info',
    },
  ],
  notApplicable: [
    two('"./a:/a"', '"./a:/a"'),
    two('"${A}:/a"', '"${A}:/a"'),
    'services:\n  web:\n    image: a\n',
  ],
});
