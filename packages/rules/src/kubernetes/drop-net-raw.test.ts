import { testRule } from '@plimsoll/engine/testing';
import dropNetRaw from './drop-net-raw';

const pod = (capabilities: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, securityContext: {capabilities: ${capabilities}}}]}\n`;

testRule(dropNetRaw, {
  valid: [pod('{drop: [all]}'), pod('{drop: [CAP_NET_RAW]}')],
  invalid: [
    {
      text: pod('{drop: [SYS_ADMIN]}').replace('name: a', 'name: «a»'),
      says: 'Container a keeps NET_RAW and can pass itself off as another on the network: drop it, or ALL',
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {os: {name: windows}, containers: [{name: a, image: a:1}]}\n',
  ],
});
