import { testRule } from '@plimsoll/engine/testing';
import noHostPort from './no-host-port';

const pod = (ports: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      ports: ${ports}\n`;

testRule(noHostPort, {
  valid: [
    pod('[{containerPort: 80}]'),
    pod('[{containerPort: 80, hostPort: 0}]'),
  ],
  invalid: [
    {
      text: pod('[{hostPort: «8080»}, {containerPort: 53, hostPort: «"53"»}]'),
      says: 'The port is opened on the node itself: remove hostPort and publish through a Service',
      severity: 'medium',
    },
  ],
  unknown: [pod('[{containerPort: 80, hostPort: "${PORT}"}]')],
  notApplicable: [pod('[]')],
});
