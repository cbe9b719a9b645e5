import { testRule } from '@plimsoll/engine/testing';
import readinessProbe from './readiness-probe';

const pod = (containers: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n${containers}`;

const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';

testRule(readinessProbe, {
  valid: [
    pod(
      '    - name: a\n      image: a:1\n      readinessProbe: {httpGet: {path: /, port: 80}}\n',
    ),
  ],
  invalid: [
    {
      text: pod(
        '    - name: «a»\n      image: a:1\n      ports: [{containerPort: 80}]\n',
      ),
      says: 'Container a has no readiness probe: add one that asks whether it can answer',
      severity: 'medium',
    },
    {
      title: 'a Service sends requests to it',
      text: pod(
        '    - name: «a»\n      image: a:1\n      ports: [{containerPort: 80}]\n',
      ),
      with: { 'k8s/service.yaml': service },
      says: 'Container a has no readiness probe: requests reach it before it listens, so add one that asks whether it can answer',
      severity: 'high',
    },
    {
      title: 'a Service in the same file sends requests to another container',
      text: `${pod(
        '    - name: a\n      image: a:1\n      ports: [{containerPort: 80}]\n      readinessProbe: {tcpSocket: {port: 80}}\n    - name: «logs»\n      image: b:1\n',
      )}---\n${service}`,
      severity: 'low',
    },
    {
      title: 'a worker',
      text: pod('    - name: «a»\n      image: a:1\n'),
      says: 'Container a has no readiness probe: if somebody waits for it, add one that asks whether it has started',
      severity: 'low',
    },
    {
      title: 'a liveness probe is another thing',
      text: pod(
        '    - name: «a»\n      image: a:1\n      ports: [{containerPort: 80}]\n      livenessProbe: {tcpSocket: {port: 80}}\n',
      ),
    },
    {
      text: pod(
        '    - name: a\n      image: a:1\n      «readinessProbe»: {}\n',
      ),
      says: 'The readiness probe asks nothing: give it httpGet, tcpSocket, grpc or exec',
    },
  ],
  unknown: [
    {
      text: pod('    - name: a\n      image: a:1\n'),
      with: {
        'k8s/kustomization.yml':
          'resources: [deployment.yaml]\ncomponents: [https://example.com/x]\n',
      },
    },
  ],
  notApplicable: [
    'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [{name: a, image: a:1}]}}}\n',
    'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a:1}]}}}}}\n',
    'apiVersion: v1\nkind: Pod\nspec: {initContainers: [{name: a, image: a:1}], containers: []}\n',
  ],
});
