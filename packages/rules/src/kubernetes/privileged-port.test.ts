import { testRule } from '@plimsoll/engine/testing';
import privilegedPort from './privileged-port';

const pod = (ports: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, ports: ${ports}}]}\n`;

testRule(privilegedPort, {
  valid: [
    pod('[{containerPort: 1024}, {containerPort: 8080, name: http}]'),
    pod('[{containerPort: "${PORT}"}]'),
  ],
  invalid: [
    {
      text: pod('[{containerPort: «80»}, {containerPort: «443», name: https}]'),
      says: [
        'Port 80 is for root on many nodes: let the program listen above 1023, and the Service lead there',
        'Port 443 is for root on many nodes: let the program listen above 1023, and the Service lead there',
      ],
      severity: 'low',
    },
  ],
  notApplicable: [
    pod('[]'),
    pod('[{containerPort: 80}]').replace(
      'ports',
      'securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}, ports',
    ),
  ],
});
