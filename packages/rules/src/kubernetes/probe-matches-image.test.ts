import { testRule } from '@plimsoll/engine/testing';
import rule from './probe-matches-image';

const pod = (probes: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n${probes}${more}`;
const built = (dockerfile: string, more = '') => ({
  Dockerfile: `FROM node:24-slim\n${dockerfile}`,
  'compose.yaml': `services:\n  web:\n    build: .\n    image: acme/web\n${more}`,
});
const exposed = built('EXPOSE 8080\n');
const checked = built(
  'EXPOSE 8080\nHEALTHCHECK CMD wget http://localhost:8080/healthz\n',
);
const http = (sort: string, port: string, path = '/livez') =>
  `      ${sort}Probe: {httpGet: {path: ${path}, port: ${port}}}\n`;

testRule(rule, {
  valid: [
    { text: pod(http('liveness', '8080')), with: exposed },
    { text: pod(http('liveness', 'http')), with: exposed },
    {
      text: pod(
        http('liveness', '9090'),
        '      ports: [{containerPort: 9090}]\n',
      ),
      with: exposed,
    },
    { text: pod(http('liveness', '9090')), with: built('') },
    {
      text: pod(
        '      livenessProbe: {tcpSocket: {port: 3000}}\n',
        '      env: [{name: PORT, value: "3000"}]\n',
      ),
      with: exposed,
    },
    {
      title: 'one of the probes asks the same',
      text: pod(
        http('liveness', '8080', '/livez') +
          http('readiness', '8080', '/healthz'),
      ),
      with: checked,
    },
    {
      text: pod('      livenessProbe: {tcpSocket: {port: 8080}}\n'),
      with: checked,
    },
  ],
  invalid: [
    {
      text: pod(http('liveness', '«3000»')),
      with: exposed,
      says: 'The liveness probe asks port 3000, but the image listens on 8080: correct one of the two',
      severity: 'medium',
    },
    {
      text: pod('      startupProbe: {grpc: {port: «3000»}}\n'),
      with: exposed,
    },
    {
      text: pod(
        http('liveness', '8080', '«/live»') +
          http('readiness', '8080', '/ready'),
      ),
      with: checked,
      says: 'The liveness probe asks /live, and the health check of the image /healthz: ask the same, or say in both why not',
      severity: 'low',
    },
    {
      title: 'no path is the root',
      text: pod('      «readinessProbe»: {httpGet: {port: 8080}}\n'),
      with: built(
        'EXPOSE 8080\n',
        '    healthcheck: {test: curl http://localhost:8080/up}\n',
      ),
      says: 'The readiness probe asks /, and the health check of the image /up: ask the same, or say in both why not',
    },
  ],
  unknown: [
    {
      text: pod(
        http('liveness', '3000'),
        '      envFrom: [{configMapRef: {name: a}}]\n',
      ),
      with: exposed,
    },
  ],
  notApplicable: [
    { text: pod(''), with: exposed },
    pod(http('liveness', '3000')),
    {
      text: pod('      livenessProbe: {exec: {command: [x]}}\n'),
      with: exposed,
    },
    {
      text: pod('      livenessProbe: {tcpSocket: {port: 1, host: other}}\n'),
      with: exposed,
    },
  ],
});
