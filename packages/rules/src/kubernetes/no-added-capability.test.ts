import { testRule } from '@plimsoll/engine/testing';
import noAddedCapability from './no-added-capability';

const pod = (capabilities: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, securityContext: {capabilities: ${capabilities}}}]}\n`;

testRule(noAddedCapability, {
  valid: [pod('{add: []}'), pod('{drop: [ALL]}'), pod('{}')],
  invalid: [
    {
      text: pod('{add: [«net_bind_service»]}'),
      says: 'Capability NET_BIND_SERVICE is added: do without it',
    },
  ],
});
