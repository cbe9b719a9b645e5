import { testRule } from '@plimsoll/engine/testing';
import rule from './port-matches-image';

const service = (settings: string) =>
  `services:\n  web:\n    build: .\n${settings}`;
const image = (text: string) => ({ Dockerfile: `FROM node:24-slim\n${text}` });
const exposed = image('EXPOSE 8080\n');

testRule(rule, {
  valid: [
    { text: service('    ports: ["80:8080"]\n'), with: exposed },
    { text: service('    ports: ["8000-8100"]\n'), with: exposed },
    {
      title: 'one of several is enough',
      text: service('    ports: ["9229:9229", "80:8080"]\n'),
      with: exposed,
    },
    {
      title: 'the image says two things',
      text: service('    ports: ["80:3000"]\n'),
      with: image('ENV PORT=3000\nEXPOSE 8080\n'),
    },
    {
      text: service('    ports: ["80:3000"]\n    environment: {PORT: 3000}\n'),
      with: exposed,
    },
    {
      text: service('    ports: ["80:3000"]\n    command: serve --port 3000\n'),
      with: exposed,
    },
    {
      title: 'the port of the stage that is built',
      text: 'services:\n  web:\n    build: {context: ., target: dev}\n    ports: ["80:3000"]\n',
      with: image(
        'EXPOSE 8080\nFROM node:24-slim AS dev\nEXPOSE 3000\nFROM node:24-slim\nEXPOSE 8080\n',
      ),
    },
  ],
  invalid: [
    {
      text: service(
        '    ports:\n      - «"127.0.0.1:80:3000"»\n      - 90:3001\n',
      ),
      with: exposed,
      says: 'Ports 3000 and 3001 of the container are published, but the image listens on 8080: publish that, or correct what the image says',
    },
    {
      text: service('    ports:\n      - «{published: "80", target: 80}»\n'),
      with: image('ARG PORT=8080\nENV PORT=$PORT\nEXPOSE $PORT\n'),
      says: 'Port 80 of the container is published, but the image listens on 8080: publish that, or correct what the image says',
    },
  ],
  unknown: [
    { text: service('    ports: ["80:${PORT}"]\n'), with: exposed },
    {
      text: service('    ports: ["80:3000"]\n    env_file: web.env\n'),
      with: exposed,
    },
    {
      text: service('    ports: ["80:3000"]\n    environment: [PORT]\n'),
      with: exposed,
    },
    {
      text: service('    ports: ["80:3000"]\n'),
      with: image('ARG PORT\nEXPOSE 8080 $PORT\n'),
    },
  ],
  notApplicable: [
    { text: service('    ports: ["80:3000"]\n'), with: image('') },
    { text: service('    ports: ["53:53/udp"]\n'), with: exposed },
    { text: service(''), with: exposed },
    'services:\n  web:\n    image: nginx:1.29\n    ports: ["80:3000"]\n',
    service('    ports: ["80:3000"]\n'),
  ],
});
