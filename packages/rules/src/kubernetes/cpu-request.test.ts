import { testRule } from '@plimsoll/engine/testing';
import cpuRequest from './cpu-request';

const pod = (container: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec:\n  containers:\n${container}${more}`;

testRule(cpuRequest, {
  valid: [
    pod(
      '    - name: a\n      image: a:1\n      resources: {requests: {cpu: 100m}}\n',
    ),
    pod(
      '    - name: a\n      image: a:1\n      resources: {limits: {cpu: "1"}}\n',
    ),
    pod(
      '    - name: a\n      image: a:1\n      resources: {requests: {cpu: "${CPU}"}}\n',
    ),
    {
      title: 'one for all containers of the pod',
      text: pod(
        '    - name: a\n      image: a:1\n',
        '  resources: {requests: {cpu: 1}}\n',
      ),
    },
    {
      title: 'a LimitRange fills it in',
      text: pod('    - name: a\n      image: a:1\n'),
      with: {
        'k8s/limits.yaml':
          'apiVersion: v1\nkind: LimitRange\nmetadata: {name: l, namespace: shop}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}\n',
      },
    },
  ],
  invalid: [
    {
      text: pod('    - name: «a»\n      image: a:1\n'),
      says: 'Container a asks for no CPU: set resources.requests.cpu to what it uses on an ordinary day',
      severity: 'medium',
    },
    {
      text: pod(
        '    - name: «a»\n      image: a:1\n      resources: {requests: {memory: 1Gi}}\n',
      ),
    },
    {
      title: 'an init container does not stay',
      text: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec:\n  schedule: x\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers:\n            - {name: «a», image: a:1}\n          containers: []\n',
      severity: 'low',
    },
    {
      title: 'a LimitRange of another namespace',
      text: pod('    - name: «a»\n      image: a:1\n'),
      with: {
        'k8s/limits.yaml':
          'apiVersion: v1\nkind: LimitRange\nmetadata: {name: l, namespace: bank}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}\n',
      },
    },
  ],
  unknown: [
    {
      text: pod('    - name: a\n      image: a:1\n'),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\npatches: [{path: gone.yaml}]\n',
      },
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {ephemeralContainers: [{name: a, image: a:1}], containers: []}\n',
  ],
});
