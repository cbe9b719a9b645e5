import { testRule } from '@plimsoll/engine/testing';
import schema from './schema';

testRule(schema, {
  valid: [
    'services:\n  web:\n    image: a:1\n    x-note: fine\n',
    'services:\n  web:\n    image: a:1\n    privileged: ${PRIVILEGED}\n    init: "${INIT:-true}"\n',
    'volumes:\n  data:\n',
    'services:\n  web:\n    image: a:1\n    ports: !reset []\n',
    {
      title: 'an override of which all is commented out',
      file: 'compose.override.yaml',
      text: '# services:\n',
      with: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n' },
    },
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
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n      db: {condition: «healthy»}\n',
      says: '"condition" is one of service_started, service_healthy or service_completed_successfully; write service_healthy',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «volumes»:\n      # - data:/data\n',
      says: '"volumes" is empty; write what it holds, or leave it out',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «tomorrow»: 1\n',
      says: 'Compose does not know the key "tomorrow" here; remove it, or move it to where it belongs',
    },
    {
      title: 'a file of comments only, which Compose refuses',
      text: '\n«# services:»\n#   web:\n',
      says: 'A Compose file has a "services" key; there is nothing in this one',
    },
    {
      title: 'broken YAML hides nothing that can still be read',
      text: 'services:\n  web:\n    image: "a:1\n    ports: [«8»\n',
    },
  ],
  unknown: ['services:\n  web:\n    image: {{ image }}\n'],
});
