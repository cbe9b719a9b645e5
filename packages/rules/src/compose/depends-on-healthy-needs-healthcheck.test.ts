import { testRule } from '@plimsoll/engine/testing';
import needsHealthcheck from './depends-on-healthy-needs-healthcheck';

const waiting = (rest: string) =>
  `services:\n  web:\n    image: a:1\n    depends_on:\n      «db: {condition: service_healthy}»\n  db: ${rest}\n`;
const plain = (rest: string) => waiting(rest).replace(/[«»]/g, '');
const none =
  'Waits for db to be healthy, which has no health check: give it one';

testRule(needsHealthcheck, {
  valid: [
    plain('{image: postgres:18, healthcheck: {test: [CMD, pg_isready]}}'),
    {
      title: 'a check in the Dockerfile',
      text: plain('{build: .}'),
      with: { Dockerfile: 'FROM a:1\nHEALTHCHECK CMD ["x"]\n' },
    },
  ],
  invalid: [
    { text: waiting('{image: postgres:18}'), says: none, severity: 'high' },
    {
      text: waiting('{image: acme/db:1, healthcheck: {disable: true}}'),
      says: 'Waits for db to be healthy, whose health check is switched off: switch it on',
    },
    { text: waiting('{image: acme/db:1, healthcheck: {test: [NONE]}}') },
    {
      title: 'switched off in the Dockerfile',
      text: waiting('{build: .}'),
      with: { Dockerfile: 'FROM a:1\nHEALTHCHECK NONE\n' },
      says: none,
    },
    {
      title: 'the stage that is built has none',
      text: waiting('{build: {context: ., target: dev}}'),
      with: {
        Dockerfile:
          'FROM scratch AS dev\nCOPY a a\nFROM dev\nHEALTHCHECK CMD ["x"]\n',
      },
    },
  ],
  unknown: [
    plain('{image: acme/db:1}'),
    {
      title: 'the base image may bring one',
      text: plain('{build: .}'),
      with: { Dockerfile: 'FROM acme/base:1\n' },
    },
    plain('{build: ./elsewhere}'),
  ],
  notApplicable: [
    'services:\n  web: {image: a:1, depends_on: [db]}\n  db: {image: postgres:18}\n',
  ],
});
