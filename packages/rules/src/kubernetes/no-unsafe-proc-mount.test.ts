import { testRule } from '@plimsoll/engine/testing';
import noUnsafeProcMount from './no-unsafe-proc-mount';

const pod = (proc: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        ${proc}\n`;

testRule(noUnsafeProcMount, {
  valid: [pod('procMount: Default')],
  invalid: [
    {
      text: pod('«procMount: Unmasked» # why'),
      says: 'All of /proc is shown, the kernel of the node included: leave it at Default',
      severity: 'medium',
      fixed: pod('procMount: Default # why'),
    },
  ],
  notApplicable: [
    pod('runAsUser: 1'),
    'apiVersion: v1\nkind: Pod\nspec: {hostUsers: false, containers: [{name: a, image: a:1, securityContext: {procMount: Unmasked}}]}\n',
  ],
});
