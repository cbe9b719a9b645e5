import { testRule } from '@plimsoll/engine/testing';
import dropAllCapabilities from './drop-all-capabilities';

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n${container}`;
const marked = (container: string) =>
  pod(container).replace('name: a\n', 'name: «a»\n');

testRule(dropAllCapabilities, {
  valid: [
    pod('      securityContext: {capabilities: {drop: [ALL]}}\n'),
    pod(
      '      securityContext: {capabilities: {drop: [other, cap_all], add: [CHOWN]}}\n',
    ),
    pod(
      '      securityContext:\n        capabilities:\n          drop:\n            - all\n',
    ),
  ],
  invalid: [
    {
      text: marked(''),
      says: 'Container a keeps the default capabilities: drop ALL and add back what it needs',
      severity: 'medium',
      fixed: pod(
        '      securityContext:\n        capabilities:\n          drop: [ALL]\n',
      ),
    },
    {
      text: marked(
        '      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE] # port 80\n',
      ),
      fixed: pod(
        '      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE] # port 80\n          drop: [ALL]\n',
      ),
    },
    {
      text: pod('      securityContext: {capabilities: {«drop: [NET_RAW]»}}\n'),
      says: 'Only some capabilities are dropped: drop ALL and add back what the container needs',
    },
    { text: marked('      securityContext: {capabilities: {drop: []}}\n') },
  ],
  unknown: [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a}]}}}\n',
  ],
  notApplicable: [
    pod('      securityContext: {privileged: true}\n'),
    'apiVersion: v1\nkind: Pod\nspec: {os: {name: windows}, containers: [{name: a, image: a:1}]}\n',
  ],
});
