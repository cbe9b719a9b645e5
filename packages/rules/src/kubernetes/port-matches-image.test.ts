import { testRule } from '@plimsoll/engine/testing';
import rule from './port-matches-image';

const pod = (ports: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: ghcr.io/acme/web:2.3\n      ports: ${ports}\n${more}`;
const built = (dockerfile: string) => ({
  Dockerfile: `FROM node:24-slim\n${dockerfile}`,
  '.github/workflows/a.yml':
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build --push -t ghcr.io/${{ github.repository }}:1 .\n',
});
const exposed = built('EXPOSE 8080\n');

testRule(rule, {
  valid: [
    { text: pod('[{containerPort: 8080}]'), with: exposed },
    {
      text: pod('[{containerPort: 9090}, {containerPort: 8080}]'),
      with: exposed,
    },
    {
      text: pod(
        '[{containerPort: 3000}]',
        '      env: [{name: PORT, value: "3000"}]\n',
      ),
      with: exposed,
    },
    {
      text: pod('[{containerPort: 3000}]', '      args: [--port, "3000"]\n'),
      with: exposed,
    },
  ],
  invalid: [
    {
      text: pod('[{containerPort: «3000»}]'),
      with: exposed,
      says: 'Container web has port 3000, but its image listens on 8080: name that, or correct what the image says',
    },
  ],
  unknown: [
    { text: pod('[{containerPort: "${PORT}"}]'), with: exposed },
    {
      text: pod(
        '[{containerPort: 3000}]',
        '      envFrom: [{configMapRef: {name: a}}]\n',
      ),
      with: exposed,
    },
  ],
  notApplicable: [
    { text: pod('[]'), with: exposed },
    { text: pod('[{containerPort: 3000}]'), with: built('') },
    pod('[{containerPort: 3000}]'),
    {
      title: 'an image that nobody here builds',
      text: pod('[{containerPort: 3000}]')
        .replace('acme', 'else')
        .replace('ghcr.io', 'quay.io'),
      with: exposed,
    },
  ],
});
