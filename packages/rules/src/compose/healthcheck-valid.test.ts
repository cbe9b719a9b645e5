import { testRule } from '@plimsoll/engine/testing';
import healthcheckValid from './healthcheck-valid';

const web = (test: string, rest = '') =>
  `services:\n  web:\n    image: acme/web:1\n    healthcheck:\n      test: ${test}\n${rest}`;
const always =
  'This check always succeeds: ask the service something that only a healthy one answers';

testRule(healthcheckValid, {
  valid: [
    web('["CMD", "curl", "-fsS", "http://localhost/health"]'),
    web('["CMD-SHELL", "curl --fail http://localhost || exit 1"]'),
    web('curl -sf http://localhost || exit 1'),
    web('wget -q --spider http://localhost'),
    web(
      '["CMD-SHELL", "curl -s localhost:9200/_cluster/health | grep -q green"]',
    ),
    web('["CMD-SHELL", "test \\"$(curl -s localhost)\\" = ok"]'),
    web('["CMD", "sh", "-c", "redis-cli ping | grep PONG"]'),
    web('["CMD", "pg_isready"]', '      interval: 30s\n      timeout: 5s\n'),
    web('["CMD", "x"]', '      interval: 1m\n      timeout: 60s\n'),
    web('["CMD", "x"]', '      interval: ${I}\n      timeout: 60s\n'),
    {
      title: 'curl with arguments that are not known',
      text: web('["CMD-SHELL", "curl $${OPTIONS} http://localhost"]'),
    },
  ],
  invalid: [
    {
      text: web('[«"curl"», "-f", "http://localhost"]'),
      says: 'Docker does not know how to run curl: put CMD, or CMD-SHELL before a script, in front of it',
      severity: 'low',
    },
    {
      text: web('["CMD", «"curl -f http://localhost || exit 1"»]'),
      says: 'CMD takes each word for itself, so this is the name of a program: use CMD-SHELL, or split the words',
    },
    {
      text: web(
        '["CMD", "curl", "-f", "http://localhost", «"||"», "exit", "1"]',
      ),
      says: 'No shell reads this list, so || is only a word: use CMD-SHELL',
    },
    {
      text: web('["CMD-SHELL", "pg_isready", «"-U"», "app"]'),
      says: 'Only the first text after CMD-SHELL is run: write the script as one text, or use CMD',
    },
    { text: web('[«CMD»]'), says: 'There is nothing to run: add a command' },
    { text: web('«exit 0»'), says: always },
    { text: web('«["CMD", "true"]»'), says: always },
    { text: web('«["CMD-SHELL", "echo ok"]»'), says: always },
    {
      text: web('curl -f http://localhost || «true»'),
      says: 'This check always succeeds: leave the last part out',
    },
    {
      text: web('["CMD", «"curl"», "http://localhost"]'),
      says: 'To curl an error page is a success too: add --fail, so that the check can fail',
    },
    {
      text: web('["CMD-SHELL", "«curl» http://localhost || exit 1"]'),
    },
    {
      text: web('["CMD", "x"]', '      interval: 5s\n      timeout: «1m30s»\n'),
      says: 'A check may take longer than the time between two, so that a hanging service is found late: lower the timeout',
    },
    {
      title: 'no shell in the image',
      text: 'services:\n  web:\n    image: gcr.io/distroless/nodejs22\n    healthcheck:\n      test: «wget -q localhost»\n',
      says: 'The image has no shell to run this: use CMD with a program that is in the image',
    },
    {
      title: 'no tools in an image from scratch',
      text: 'services:\n  web:\n    build: .\n    healthcheck:\n      test: [CMD, «curl», -f, "http://localhost"]\n',
      with: { Dockerfile: 'FROM scratch\nCOPY web /web\n' },
      says: 'The image has no curl: ask with a program that is in it',
    },
    {
      file: 'compose.dev.yaml',
      text: web('«exit 0»'),
      severity: 'info',
    },
  ],
  notApplicable: [
    web('NONE'),
    'services:\n  web:\n    image: a:1\n    healthcheck: {start_period: 1m}\n',
    'services:\n  web:\n    image: a:1\n',
  ],
});
