import { testRule } from '@plimsoll/engine/testing';
import selinuxOptions from './selinux-options';

const pod = (options: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {securityContext: {seLinuxOptions: ${options}}, containers: [{name: a, image: a:1}]}\n`;

testRule(selinuxOptions, {
  valid: [pod('{level: "s0:c1,c2"}'), pod('{type: container_t, user: ""}')],
  invalid: [
    {
      text: pod('{«type: spc_t», «user: system_u», «role: system_r»}'),
      says: [
        'SELinux type spc_t is not one for containers: leave it out',
        'SELinux user system_u is not one for containers: leave it out',
        'SELinux role system_r is not one for containers: leave it out',
      ],
      severity: 'medium',
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1}]}\n',
  ],
});
