import { testRule } from '@plimsoll/engine/testing';
import minimalCapabilities from './minimal-capabilities';

const pod = (add: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, securityContext: {capabilities: {add: ${add}}}}]}\n`;

testRule(minimalCapabilities, {
  valid: [pod('[NET_BIND_SERVICE]'), pod('[cap_net_bind_service, SYS_ADMIN]')],
  invalid: [
    {
      text: pod('[«CHOWN», NET_BIND_SERVICE, «setuid»]'),
      says: [
        'Capability CHOWN is added: do without it if the image can start as its own user',
        'Capability SETUID is added: do without it if the image can start as its own user',
      ],
      severity: 'low',
    },
  ],
  notApplicable: [pod('[]'), pod('[SYS_ADMIN]')],
});
