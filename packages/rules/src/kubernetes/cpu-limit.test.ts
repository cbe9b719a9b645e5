import { testRule } from '@plimsoll/engine/testing';
import cpuLimit from './cpu-limit';

const pod = (resources: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «a»\n      image: a:1\n      resources: ${resources}\n`;
const clean = (resources: string) => pod(resources).replace(/[«»]/g, '');

testRule(cpuLimit, {
  valid: [clean('{limits: {cpu: 500m}}'), clean('{limits: {cpu: 1}}')],
  invalid: [
    {
      text: pod('{requests: {cpu: 1}, limits: {memory: 1Gi}}'),
      says: 'Container a may use all CPU of its node: set resources.limits.cpu',
    },
    { text: clean('{limits: {cpu: 0}}').replace('0}', '«0»}') },
  ],
  unknown: [
    'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
  ],
  notApplicable: ['apiVersion: v1\nkind: Pod\nspec: {containers: []}\n'],
});
