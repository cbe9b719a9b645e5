import { testRule } from '@plimsoll/engine/testing';
import memoryRequest from './memory-request';

const pod = (resources: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: «a»\n      image: a:1\n      resources: ${resources}\n`;
const clean = (resources: string) => pod(resources).replace(/[«»]/g, '');

testRule(memoryRequest, {
  valid: [
    clean('{requests: {memory: 128Mi}}'),
    clean('{limits: {memory: 128Mi}}'),
    {
      title: 'a default limit is a default request',
      text: `${clean(
        '{}',
      )}---\napiVersion: v1\nkind: LimitRange\nspec: {limits: [{type: Container, default: {memory: 1Gi}}]}\n`,
    },
  ],
  invalid: [
    {
      text: pod('{requests: {cpu: 1}}'),
      says: 'Container a asks for no memory: set resources.requests.memory to what it uses on an ordinary day',
      severity: 'medium',
    },
    {
      text: `${pod(
        '{}',
      )}---\napiVersion: v1\nkind: LimitRange\nspec: {limits: [{type: Pod, max: {memory: 1Gi}}]}\n`,
    },
    {
      text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers: []\n  initContainers: [{name: «a», image: b:1}]\n',
      severity: 'low',
    },
  ],
  notApplicable: ['apiVersion: v1\nkind: Pod\nspec: {containers: []}\n'],
});
