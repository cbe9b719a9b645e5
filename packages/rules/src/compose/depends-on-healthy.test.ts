import { testRule } from '@plimsoll/engine/testing';
import dependsOnHealthy from './depends-on-healthy';

const wait =
  'Waits only until db has started: wait for its health check with condition: service_healthy';
const both =
  'Waits only until db has started: give it a health check, and wait with condition: service_healthy';

testRule(dependsOnHealthy, {
  valid: [
    'services:\n  web:\n    image: a:1\n    depends_on:\n      db: {condition: service_healthy}\n  db:\n    image: postgres:18\n',
    'services:\n  web:\n    image: a:1\n    depends_on:\n      migrate: {condition: service_completed_successfully}\n  migrate:\n    image: a:1\n',
    {
      title: 'nothing says when the other is ready',
      text: 'services:\n  web:\n    image: a:1\n    depends_on: [api]\n  api:\n    image: b:1\n',
    },
    {
      title: 'a dependency that is not there',
      text: 'services:\n  web:\n    image: a:1\n    depends_on: [db]\n',
    },
    'services:\n  web:\n    image: a:1\n    depends_on: [db]\n  db:\n    image: postgres:18\n    healthcheck: {disable: true}\n',
  ],
  invalid: [
    {
      title: 'waiting is offered, for all that have a check',
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n      - «db»\n      - mail\n    init: true\n  db: {image: postgres:18, healthcheck: {test: [CMD, pg_isready]}}\n  mail: {image: m:1}\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    depends_on:\n      db:\n        condition: service_healthy\n      mail:\n        condition: service_started\n    init: true\n  db: {image: postgres:18, healthcheck: {test: [CMD, pg_isready]}}\n  mail: {image: m:1}\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    depends_on: {«db: {condition: service_started}»}\n  db: {image: postgres:18, healthcheck: {test: [CMD, pg_isready]}}\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    depends_on: {db: {condition: service_healthy}}\n  db: {image: postgres:18, healthcheck: {test: [CMD, pg_isready]}}\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n      - «db»\n  db:\n    image: x:1\n    healthcheck: {test: y}\n',
      says: wait,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    depends_on:\n      «db: {condition: service_started}»\n  db:\n    image: x:1\n    healthcheck: {test: y}\n',
      says: wait,
    },
    {
      title: 'a known database',
      text: 'services:\n  web:\n    image: a:1\n    depends_on: [«db»]\n  db:\n    image: docker.io/bitnami/postgresql:18\n',
      says: both,
    },
    {
      title: 'a health check in the Dockerfile',
      text: 'services:\n  web:\n    image: a:1\n    depends_on: [«db»]\n  db:\n    build: .\n',
      with: { Dockerfile: 'FROM a:1\nHEALTHCHECK CMD x\n' },
      says: both,
    },
    {
      title: 'a service of an included file',
      text: 'include: [db.yaml]\nservices:\n  web:\n    image: a:1\n    depends_on: [«db»]\n',
      with: { 'db.yaml': 'services:\n  db:\n    image: mysql:9\n' },
      says: both,
    },
    {
      file: 'docker-compose.test.yml',
      text: 'services:\n  web:\n    image: a:1\n    depends_on: [«db»]\n  db:\n    image: redis:8\n',
      severity: 'info',
    },
  ],
  notApplicable: ['services:\n  web:\n    image: a:1\n'],
});
