import { testRule } from '@plimsoll/engine/testing';
import hardcodedCredential from './hardcoded-credential';

const url = (where: string) =>
  `A URL in a ${where} brings its login along: put a variable without a default in its place`;

testRule(hardcodedCredential, {
  valid: [
    'services:\n  web:\n    image: a:1\n    environment: {DB: "Server=db;User Id=sa;Password=${PW}", TEXT: "a; password="}\n',
    'services:\n  web:\n    image: a:1\n    environment:\n      URL: postgres://app:${PW}@db/app\n      OTHER: postgres://app@db/app\n      PLAIN: https://example.com:8080/a@b\n      DOC: postgres://user:<password>@host\n',
    'services:\n  cache:\n    image: a:1\n    command: redis-server --requirepass ${REDIS_PASSWORD}\n',
    'services:\n  cache:\n    image: a:1\n    command: ["sh", "-c", "redis-server --requirepass $$REDIS_PASSWORD"]\n',
    'services:\n  db:\n    image: a:1\n    healthcheck:\n      test: ["CMD-SHELL", "mysqladmin ping -p$$MYSQL_ROOT_PASSWORD"]\n',
    'services:\n  web:\n    build:\n      context: .\n      args:\n        VERSION: 1\n        TOKEN_URL: https://example.com\n        NPM_TOKEN:\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    environment:\n      DB: «Server=db;User Id=sa;Password=correct-horse»\n',
      says: 'A connection string in a variable brings its password along: put a variable without a default in its place',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    environment:\n      URL: «postgres://app:correct-horse@db/app»\n',
      says: url('variable'),
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    environment:\n      - URL=«amqp://guest:s3@mq»\n',
      says: url('variable'),
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    environment:\n      URL: «postgres://app:${PW:-correct-horse}@db/app»\n',
      says: url('variable'),
    },
    {
      text: 'services:\n  cache:\n    image: a:1\n    command: redis-server --requirepass «correct-horse»\n',
      says: 'A command is given a password as --requirepass: read it from a secret or a variable without a default',
    },
    {
      text: 'services:\n  cache:\n    image: a:1\n    command: ["redis-server", «"--requirepass=correct-horse"»]\n',
    },
    {
      text: 'services:\n  cache:\n    image: a:1\n    healthcheck: {test: ["CMD", "redis-cli", "-a", «"correct-horse"», "ping"]}\n',
      says: 'A command is given a password as -a: read it from a secret or a variable without a default',
    },
    {
      text: 'services:\n  db:\n    image: a:1\n    healthcheck:\n      test: mysqladmin ping -uroot «-pcorrect-horse»\n',
      says: 'A command is given a password as -p: read it from a secret or a variable without a default',
    },
    {
      text: 'services:\n  db:\n    image: a:1\n    command: sh -c "PGPASSWORD=«correct-horse» psql"\n',
      says: 'A command is given a password as PGPASSWORD: read it from a secret or a variable without a default',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    labels:\n      - «traefik.http.middlewares.a.basicauth.users=admin:$$apr1$$x»\n',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  web:\n    image: a:1\n    environment:\n      URL: «postgres://postgres:postgres@db/app»\n',
      severity: 'low',
    },
  ],
});
