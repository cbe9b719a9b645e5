import { testRule } from '@plimsoll/engine/testing';
import devOverrideSeparate from './dev-override-separate';

const sources =
  'The sources are mounted over what the image holds: do that in compose.override.yaml';
const start =
  'This starts the service as developers do: start it so in compose.override.yaml';

testRule(devOverrideSeparate, {
  valid: [
    'services:\n  web: {build: ., volumes: ["./config:/etc/web:ro", "data:/data", "./uploads:/srv/uploads"], environment: {NODE_ENV: production, DEBUG: "0"}}\nvolumes: {data: }\n',
    {
      title: 'a folder of settings for an image that is pulled',
      text: 'services:\n  web: {image: "caddy:2", volumes: ["./src:/srv"]}\n',
    },
    'services:\n  web: {build: ., command: ["gunicorn", "app:app"], ports: ["127.0.0.1:8080:8080"]}\n',
    'services:\n  web: {build: ., command: npm run device-sync}\n',
    {
      title: 'the sources for reading only',
      text: 'services:\n  web: {build: ., volumes: [".:/srv:ro"]}\n',
    },
    {
      file: 'compose.override.yaml',
      text: 'services:\n  web: {volumes: [".:/app"]}\n',
      with: { 'compose.prod.yaml': 'services:\n  web: {build: .}\n' },
    },
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    build: .\n    volumes:\n      - «.:/app»\n      - /app/node_modules\n',
      says: sources,
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    build: ./api\n    volumes: [«"./api:/app"», «"./api/src:/app/src"»]\n',
      says: [sources, sources],
    },
    {
      text: 'services:\n  web: {build: ., command: «npm run dev»}\n',
      says: start,
    },
    {
      text: 'services:\n  web: {build: ., command: «["uvicorn", "app:app", "--reload"]»}\n',
      says: start,
    },
    {
      text: 'services:\n  web: {build: ., entrypoint: «python manage.py runserver 0.0.0.0:8000»}\n',
      says: start,
    },
    {
      text: 'services:\n  web: {build: ., ports: [«"127.0.0.1:9229:9229"»]}\n',
      says: 'Port 9229 is that of a debugger: publish it in compose.override.yaml',
    },
    {
      text: 'services:\n  web: {build: ., environment: [«NODE_ENV=development», «"FLASK_DEBUG=1"»]}\n',
      says: ['NODE_ENV', 'FLASK_DEBUG'].map(
        name =>
          `Variable ${name} is set as for developers: set it in compose.override.yaml`,
      ),
    },
    {
      text: 'services:\n  web:\n    build: .\n    «develop»:\n      watch: []\n',
      severity: 'info',
    },
  ],
  notApplicable: [
    'services:\n  web: {build: ., profiles: [dev], volumes: [".:/app"]}\n',
    {
      title: 'beside a file for production, the base is for developers',
      file: 'docker-compose.yml',
      text: 'services:\n  web: {build: ., volumes: [".:/app"]}\n',
      with: {
        'docker-compose.prod.yml':
          'services:\n  job: {profiles: [test], image: j:1}\n',
      },
    },
  ],
});
