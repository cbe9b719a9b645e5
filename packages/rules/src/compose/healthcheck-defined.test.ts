import { testRule } from '@plimsoll/engine/testing';
import healthcheckDefined from './healthcheck-defined';

const hint =
  'Service web has no health check, unless its image brings one: add healthcheck.test';
const built =
  'Service web has no health check, here or in its Dockerfile: add healthcheck.test';
const off =
  'The health check is switched off: ask the service something that only a healthy one answers';

testRule(healthcheckDefined, {
  valid: [
    'services:\n  web:\n    image: a:1\n    healthcheck: {test: curl -f http://localhost}\n',
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: ["CMD", "true"]\n',
    {
      text: 'services:\n  web:\n    build: .\n',
      with: {
        Dockerfile: 'FROM a:1\nHEALTHCHECK CMD curl -f http://localhost\n',
      },
    },
    {
      title: 'the stage that is built',
      text: 'services:\n  web:\n    build: {context: ., target: run}\n',
      with: {
        Dockerfile:
          'FROM a:1 AS run\nHEALTHCHECK CMD check\nFROM a:1 AS other\n',
      },
    },
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: hint,
      severity: 'low',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    healthcheck: «{disable: true}»\n',
      says: off,
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      «test: ["NONE"]»\n',
      says: off,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      «test: NONE»\n',
      says: off,
    },
    {
      title: 'a start period alone only tunes what the image brings',
      text: 'services:\n  «web»:\n    image: a:1\n    healthcheck: {start_period: 10s}\n',
      says: hint,
    },
    {
      text: 'services:\n  «web»:\n    build: .\n',
      with: { Dockerfile: 'FROM a:1\nHEALTHCHECK NONE\n' },
      says: built,
      severity: 'medium',
    },
    {
      text: 'services:\n  «web»:\n    build: .\n',
      with: { Dockerfile: 'FROM a:1\n' },
      says: built,
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  «web»:\n    image: a:1\n',
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  web:\n    build: ./elsewhere\n',
    'services:\n  web:\n    image: a:1\n    extends: {service: base, file: gone.yaml}\n',
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    restart: no\n',
    'services:\n  db:\n    provider: {type: cloud}\n',
    'services:\n  web:\n    image: a:1\n    scale: 0\n',
  ],
});
