import { testRule } from '@plimsoll/engine/testing';
import noUnsafeSysctls from './no-unsafe-sysctls';

const pod = (sysctls: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {securityContext: {sysctls: ${sysctls}}, containers: [{name: a, image: a:1}]}\n`;

testRule(noUnsafeSysctls, {
  valid: [
    pod(
      '[{name: net.ipv4.tcp_keepalive_time, value: "60"}, {name: kernel.shm_rmid_forced, value: "1"}]',
    ),
  ],
  invalid: [
    {
      text: pod(
        '[{name: «kernel.msgmax», value: "1"}, {name: «net.core.somaxconn»}]',
      ),
      says: [
        'Sysctl kernel.msgmax may reach beyond the pod: do without it',
        'Sysctl net.core.somaxconn may reach beyond the pod: do without it',
      ],
      severity: 'medium',
    },
  ],
  notApplicable: [pod('[]')],
});
