import { testRule } from '@plimsoll/engine/testing';
import noDangerousCapability from './no-dangerous-capability';

const pod = (add: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, securityContext: {capabilities: {add: ${add}}}}]}\n`;

testRule(noDangerousCapability, {
  valid: [pod('[NET_BIND_SERVICE, cap_chown, "${CAP}"]')],
  invalid: [
    {
      text: pod('[«SYS_ADMIN», «cap_net_raw», CHOWN]'),
      says: [
        'Capability SYS_ADMIN is close to root on the node: find a way without it',
        'Capability NET_RAW is close to root on the node: find a way without it',
      ],
      severity: 'high',
    },
    {
      text: pod('[«all»]'),
      says: 'All capabilities are added, which is as good as privileged: add those it needs by name',
      severity: 'high',
    },
    {
      text: pod('[«SYS_NICE»]'),
      says: 'Capability SYS_NICE is more than containers get by default: find a way without it, or say in a comment why not',
      severity: 'medium',
    },
    {
      text: 'apiVersion: v1\nkind: Pod\nspec: {initContainers: [{name: a, image: a:1, securityContext: {capabilities: {add: [«NET_ADMIN»]}}}], containers: []}\n',
    },
  ],
  notApplicable: [
    pod('[]'),
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1}]}\n',
  ],
});
