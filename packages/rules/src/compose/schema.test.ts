import { testRule } from '@plimsoll/engine/testing';
import schema from './schema';

testRule(schema, {
  valid: [
    'services:\n  web:\n    image: a:1\n    x-note: fine\n',
    'services:\n  web:\n    image: a:1\n    key_of_tomorrow: 1\n',
    'volumes:\n  data:\n',
    'services:\n  web:\n    image: a:1\n    ports: !reset []\n',
    {
      title: 'an override says only what differs',
      file: 'compose.override.yaml',
      text: 'services:\n  web:\n    ports: ["80:80"]\n',
      with: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n' },
    },
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    «enviroment»:\n      A: b\n',
      says: 'Compose does not know the key "enviroment" here; write "environment"',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n  image: «b»\n',
      says: 'The service "image" has to be a map of its settings',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports: «"80:80"»\n',
      says: '"ports" takes a list, not a single value',
    },
    {
      text: '«web»:\n  image: a:1\n',
      says: 'A Compose file has a "services" key; move the services under one',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    container_name: «"my app"»\n',
      says: 'A container name has letters, digits, dots, dashes and underscores only, and begins with a letter or digit; write another',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «image»: a:2\n',
      says: 'The key "image" stands twice in the same map; keep one of the two',
    },
    {
      title: 'broken YAML hides nothing that can still be read',
      text: 'services:\n  web:\n    image: "a:1\n    ports: [«8»\n',
    },
  ],
  unknown: ['services:\n  web:\n    image: {{ image }}\n'],
});
