import { testRule } from '@plimsoll/engine/testing';
import rule from './healthcheck-matches-image';

const service = (url: string, more = '') =>
  `services:\n  web:\n    build: .\n    healthcheck:\n      test: ["CMD", "wget", "-qO-", ${url}]\n${more}`;
const image = (text: string) => ({ Dockerfile: `FROM node:24-slim\n${text}` });
const exposed = image('EXPOSE 8080\n');
const withCheck = image(
  'EXPOSE 8080\nHEALTHCHECK CMD wget -qO- http://localhost:8080/healthz || exit 1\n',
);

testRule(rule, {
  valid: [
    { text: service('"http://localhost:8080/x"'), with: exposed },
    {
      text: service('"http://localhost:9090/x"', '    ports: ["9090:9090"]\n'),
      with: exposed,
    },
    {
      text: service('"http://localhost:9090/x"', '    expose: ["9090"]\n'),
      with: exposed,
    },
    {
      text: service(
        '"http://localhost:9090"',
        '    environment: {PORT: 9090}\n',
      ),
      with: exposed,
    },
    { text: service('"http://localhost:9090"'), with: image('') },
    { text: service('"http://127.0.0.1:8080/healthz/"'), with: withCheck },
    {
      title: 'another port is another question',
      text: service('"http://localhost:9090/x"', '    expose: [9090]\n'),
      with: withCheck,
    },
  ],
  invalid: [
    {
      text: service('«"http://localhost:3000/x"»'),
      with: exposed,
      says: 'The check asks port 3000, but the image listens on 8080: correct one of the two',
      severity: 'medium',
    },
    {
      title: 'no port is one as well',
      text: 'services:\n  web:\n    build: .\n    healthcheck:\n      test: curl -f «http://localhost/» || exit 1\n',
      with: exposed,
      says: 'The check asks port 80, but the image listens on 8080: correct one of the two',
    },
    {
      text: service('«"http://localhost:8080/health"»'),
      with: withCheck,
      says: 'The check asks /health, and the one in the image /healthz: ask the same in both, or remove this one',
      severity: 'low',
    },
  ],
  unknown: [
    { text: service('"http://localhost:${PORT}/x"'), with: exposed },
    {
      text: service('"http://localhost:3000"', '    env_file: [a.env]\n'),
      with: exposed,
    },
  ],
  notApplicable: [
    { text: 'services:\n  web:\n    build: .\n', with: withCheck },
    {
      text: 'services:\n  web:\n    build: .\n    healthcheck: {test: "pg_isready"}\n',
      with: withCheck,
    },
    service('"http://localhost:8080/x"').replace('build: .', 'image: a'),
  ],
});
