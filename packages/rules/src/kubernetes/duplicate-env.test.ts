import { testRule } from '@plimsoll/engine/testing';
import duplicateEnv from './duplicate-env';

const pod = (env: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, image: a:1, env: ${env}}\n    - {name: b, image: a:1, env: [{name: A, value: x}]}\n`;

testRule(duplicateEnv, {
  valid: [
    pod('[{name: A, value: x}, {name: B, value: x}]'),
    {
      title: 'a patch changes it',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, image: a:1, env: [{name: A, value: x}]}]}}}\n',
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\npatches: [{path: env.yaml}]\n',
        'k8s/env.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, env: [{name: A, value: y}]}]}}}\n',
      },
    },
  ],
  invalid: [
    {
      text: pod(
        '[{name: A, value: x}, {name: «A», valueFrom: {fieldRef: {fieldPath: a}}}, {name: «A»}]',
      ),
      says: 'Variable A is set above already: keep the one you mean',
      severity: 'low',
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1}]}\n',
  ],
});
