import { testRule } from '@plimsoll/engine/testing';
import dependsOnUnknownService from './depends-on-unknown-service';

testRule(dependsOnUnknownService, {
  valid: [
    'services:\n  a: {image: a:1, depends_on: [b]}\n  b: {image: b:1, depends_on: {c: {condition: service_started}}}\n  c: {image: c:1}\n',
    {
      title: 'from an included file',
      text: 'include: [db/compose.yaml]\nservices:\n  a: {image: a:1, depends_on: [db]}\n',
      with: { 'db/compose.yaml': 'services:\n  db: {image: b:1}\n' },
    },
    {
      title: 'in an included file, from the one that includes it',
      file: 'db/compose.yaml',
      text: 'services:\n  db: {image: b:1, depends_on: [a]}\n',
      with: {
        'compose.yaml':
          'include: [db/compose.yaml]\nservices:\n  a: {image: a:1}\n',
      },
    },
    {
      title: 'from the base of an override',
      file: 'compose.override.yaml',
      text: 'services:\n  a: {depends_on: [b]}\n',
      with: {
        'compose.yaml': 'services:\n  a: {image: a:1}\n  b: {image: b:1}\n',
      },
    },
    {
      title:
        'from the file it belongs to, although it defines its own services',
      file: 'docker-compose.monitoring.yml',
      text: 'services:\n  m: {image: m:1, depends_on: [a]}\n',
      with: { 'docker-compose.yml': 'services:\n  a: {image: a:1}\n' },
    },
    {
      title: 'not required',
      text: 'services:\n  a: {image: a:1, depends_on: {b: {condition: service_started, required: false}}}\n',
    },
    'services:\n  a: {image: a:1, volumes_from: ["container:x"], network_mode: "container:y"}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web: {image: a:1, depends_on: [«databse»]}\n  database: {image: b:1}\n',
      says: 'There is no service databse: database is meant',
      severity: 'high',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    depends_on:\n      «queue»:\n        condition: service_started\n',
      says: 'There is no service queue: add it, or take the mention out',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    links: [«"old:db"»]\n    volumes_from: [«data:ro»]\n    network_mode: «service:vpn»\n',
    },
    {
      title: 'a circle',
      text: 'services:\n  a: {image: a:1, depends_on: [b]}\n  b: {image: b:1, depends_on: [c]}\n  c: {image: c:1, depends_on: [«a»]}\n',
      says: 'Service a waits for itself in a circle of dependencies: take one of them out',
    },
    {
      title: 'the smallest circle',
      text: 'services:\n  a: {image: a:1, depends_on: [«a»]}\n',
    },
  ],
  unknown: [
    'include: [gone.yaml]\nservices:\n  a: {image: a:1, depends_on: [b]}\n',
    {
      title: 'a file that may be given another beside it',
      file: 'docker-compose.app.yml',
      text: 'services:\n  a: {image: a:1, depends_on: [b]}\n',
    },
    'services:\n  a: {extends: {file: gone.yaml, service: x}, image: a:1, depends_on: [b]}\n',
  ],
});
