import { testRule } from '@plimsoll/engine/testing';
import memoryLimit from './memory-limit';

const pod = (resources: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      resources: ${resources}\n`;

testRule(memoryLimit, {
  valid: [
    pod('{limits: {memory: 128Mi}}'),
    pod('{limits: {memory: "{{ memory }}"}}'),
    {
      title: 'one for all containers of the pod',
      text: 'apiVersion: v1\nkind: Pod\nspec:\n  resources: {limits: {memory: 1Gi}}\n  containers: [{name: a, image: a:1}]\n',
    },
    `${pod(
      '{}',
    )}---\napiVersion: v1\nkind: LimitRange\nspec: {limits: [{type: Container, default: {memory: 1Gi}}]}\n`,
  ],
  invalid: [
    {
      text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «a»\n      image: a:1\n',
      says: 'Container a may take all memory of its node: set resources.limits.memory',
      severity: 'high',
      fixed:
        'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n',
    },
    {
      title: 'the request is a limit that is offered',
      text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «a»\n      image: a:1\n      resources:\n        # measured in May\n        requests:\n          memory: "128Mi" # at noon\n          cpu: 1\n      tty: true\n',
      fixed:
        'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      resources:\n        # measured in May\n        requests:\n          memory: "128Mi" # at noon\n          cpu: 1\n        limits:\n          memory: "128Mi"\n      tty: true\n',
    },
    {
      text: pod('{requests: {memory: 1Gi}}').replace('name: a', 'name: «a»'),
      fixed: pod('{requests: {memory: 1Gi}, limits: {memory: 1Gi}}'),
    },
    {
      text: pod('{limits: {memory: «"0"»}}'),
      says: 'A memory limit of zero is none: say how much it may use',
    },
    {
      title: 'limits of something else',
      text: pod('{limits: {cpu: 1}}').replace('name: a', 'name: «a»'),
    },
    {
      text: 'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [{name: «a», image: a:1}]}}}\n',
      severity: 'high',
    },
    {
      text: 'apiVersion: v1\nkind: Pod\nspec: {initContainers: [{name: «a», image: a:1}], containers: []}\n',
      severity: 'medium',
    },
    {
      file: 'k8s/local/pod.yaml',
      text: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: «a», image: a:1}]}\n',
      severity: 'info',
    },
  ],
  unknown: [
    'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: a, resources: {}}]}}}\n',
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {ephemeralContainers: [{name: a, image: a:1}], containers: []}\n',
  ],
});
