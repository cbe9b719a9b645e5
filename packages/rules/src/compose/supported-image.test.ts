import { testRule } from '@plimsoll/engine/testing';
import rule from './supported-image';

const services = (image: string) => `services:\n  a:\n    image: ${image}\n`;

testRule(rule, {
  valid: [
    services('postgres:18.1-trixie'),
    services('redis:8.2-bookworm'),
    services('quay.io/keycloak/keycloak:26.7'),
    {
      title: 'a variable with a default',
      text: services('mariadb:${MARIADB:-11.8}'),
    },
  ],
  invalid: [
    {
      text: services('«postgres:13»'),
      says: 'This is PostgreSQL 13, which has had no security fixes since 2025-11-13 (endoflife.date/postgresql): move to PostgreSQL 18, which has them until 2030-11-14',
      severity: 'high',
    },
    {
      title: 'not the age of the number counts: 9.4 has ended, 8.4 has not',
      text: 'services:\n  a:\n    image: «mysql:9.4»\n  b:\n    image: mysql:8.4\n',
      says: 'This is MySQL 9.4, which has had no security fixes since 2025-10-21 (endoflife.date/mysql): move to MySQL 9.7, which has them until 2034-04-21',
    },
    {
      title: 'a repository that is given up',
      text: services('«docker.io/bitnami/postgresql:16»'),
      says: 'Repository bitnami/postgresql has had no tags with a version since 2025-09-29 (github.com/bitnami/containers/issues/83267): use an image that is kept up instead',
    },
    {
      title: 'for developers alone',
      file: 'compose.dev.yaml',
      text: services('«postgres:13»'),
      severity: 'info',
    },
    {
      title: 'soon',
      text: services('«redis:8.0-bookworm»'),
      says: 'This is Redis 8.0, which has security fixes only until 2026-12-01 (endoflife.date/redis): plan the move to Redis 8.2, which has them until 2030-09-01',
      severity: 'info',
    },
  ],
  unknown: [
    services('${IMAGE}'),
    services('postgres:${VERSION}'),
    { title: 'a tag that has moved since', text: services('redis') },
  ],
  notApplicable: [
    { title: 'an image of one’s own', text: services('acme/api:1') },
    'services:\n  a:\n    build: .\n    image: postgres:13\n',
    {
      title: 'what another service builds',
      text: 'services:\n  a:\n    build: .\n    image: acme/api\n  b:\n    image: acme/api\n',
    },
  ],
});
