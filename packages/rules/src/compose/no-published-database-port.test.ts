import { testRule } from '@plimsoll/engine/testing';
import noPublishedDatabasePort from './no-published-database-port';

testRule(noPublishedDatabasePort, {
  valid: [
    'services:\n  web: {image: w:1, ports: ["10.0.0.4:80:80"]}\n',
    {
      title: 'open everywhere is told by another rule',
      text: 'services:\n  db: {image: postgres:18, ports: ["5432:5432", "0.0.0.0:5433:5432"]}\n',
    },
    {
      title: 'the console of a broker is no database',
      text: 'services:\n  mq: {image: "rabbitmq:4-management", ports: ["10.0.0.4:15672:15672"]}\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  db: {image: postgres:18, ports: [«"10.0.0.4:5432:5432"»]}\n',
      says: 'This database can be reached from outside at 10.0.0.4: leave the port out, services reach it by name',
      severity: 'medium',
    },
    {
      text: 'services:\n  db:\n    image: acme/store:1\n    ports:\n      - «target: 6379\n        published: 6379\n        host_ip: 127.0.0.1»\n',
      says: 'Every program on the host can reach this cache: publish it in compose.override.yaml, for developers only',
      severity: 'low',
    },
    {
      text: 'services:\n  mq: {image: rabbitmq:4, ports: [«"[::1]:5672:5672"»]}\n',
      severity: 'low',
    },
  ],
  notApplicable: [
    'services:\n  db: {image: postgres:18}\n',
    {
      title: 'for developers it may be',
      file: 'compose.override.yaml',
      text: 'services:\n  db: {ports: ["127.0.0.1:5432:5432"]}\n',
      with: { 'compose.yaml': 'services:\n  db: {image: postgres:18}\n' },
    },
  ],
});
