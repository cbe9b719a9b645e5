import { testRule } from '@plimsoll/engine/testing';
import livenessProbe from './liveness-probe';

const deployment = (containers: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {}\n  template:\n    spec:\n      containers:\n${containers}${more}`;

testRule(livenessProbe, {
  valid: [
    deployment(
      '        - name: a\n          image: a:1\n          livenessProbe: {tcpSocket: {port: 80}}\n',
    ),
    deployment(
      '        - name: a\n          image: a:1\n          livenessProbe:\n            exec:\n              command: [cat, /tmp/alive]\n',
    ),
  ],
  invalid: [
    {
      text: deployment('        - name: «a»\n          image: a:1\n'),
      says: 'Container a has no liveness probe: add one that asks whether the process still works',
      severity: 'medium',
    },
    {
      title: 'a startup probe stops asking once it has succeeded',
      text: deployment(
        '        - name: «a»\n          image: a:1\n          startupProbe: {tcpSocket: {port: 80}}\n          readinessProbe: {tcpSocket: {port: 80}}\n',
      ),
    },
    {
      text: deployment(
        '        - name: a\n          image: a:1\n          «livenessProbe»: {periodSeconds: 5}\n',
      ),
      says: 'The liveness probe asks nothing: give it httpGet, tcpSocket, grpc or exec',
    },
    {
      title: 'a native sidecar runs as long as the others',
      text: deployment(
        '        - name: a\n          image: a:1\n          livenessProbe: {grpc: {port: 80}}\n',
        '      initContainers:\n        - name: migrate\n          image: a:1\n        - name: «proxy»\n          image: b:1\n          restartPolicy: Always\n',
      ),
      says: 'Sidecar proxy has no liveness probe: add one that asks whether the process still works',
    },
    {
      title: 'what only developers run',
      file: 'k8s/dev/web.yaml',
      text: deployment('        - name: «a»\n          image: a:1\n'),
      severity: 'info',
    },
  ],
  unknown: [
    {
      title: 'a kustomization changes it in a way that cannot be read',
      text: deployment('        - name: a\n          image: a:1\n'),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\npatches: [{path: gone.yaml}]\n',
      },
    },
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Release.Name }}"}\nspec: {containers: [{name: a, image: a:1}]}\n',
  ],
  notApplicable: [
    'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [{name: a, image: a:1}]}}}\n',
    'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: "@daily", jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a:1}]}}}}}\n',
    'apiVersion: v1\nkind: Pod\nspec: {restartPolicy: Never, containers: [{name: a, image: a:1}]}\n',
    'apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {template: {spec: {containers: [{name: a, image: a:1}]}}}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  ],
});
