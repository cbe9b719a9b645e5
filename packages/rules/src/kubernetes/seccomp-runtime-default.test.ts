import { testRule } from '@plimsoll/engine/testing';
import seccompRuntimeDefault from './seccomp-runtime-default';

const pod = (spec: string, metadata = '{name: p}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec:\n${spec}`;

testRule(seccompRuntimeDefault, {
  valid: [
    pod(
      '  securityContext: {seccompProfile: {type: RuntimeDefault}}\n  containers: [{name: a, image: a:1}]\n',
    ),
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {seccompProfile: {type: Localhost, localhostProfile: p.json}}}]\n',
    ),
    {
      title: 'the container counts more than the pod',
      text: pod(
        '  securityContext: {seccompProfile: {type: Unconfined}}\n  containers: [{name: a, image: a:1, securityContext: {seccompProfile: {type: RuntimeDefault}}}]\n',
      ),
    },
  ],
  invalid: [
    {
      text: pod(
        '  # two of them\n  containers:\n    - name: «a»\n      image: a:1\n    - name: «b»\n      image: a:1 # same\n',
      ),
      says: [
        'Container a may make every system call: set seccompProfile of the pod to RuntimeDefault',
        'Container b may make every system call: set seccompProfile of the pod to RuntimeDefault',
      ],
      severity: 'medium',
      fixed: pod(
        '  # two of them\n  containers:\n    - name: a\n      image: a:1\n    - name: b\n      image: a:1 # same\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n',
      ),
    },
    {
      text: pod(
        '  securityContext:\n    runAsUser: 7\n  containers: [{name: «a», image: a:1}]\n',
      ),
      fixed: pod(
        '  securityContext:\n    runAsUser: 7\n    seccompProfile:\n      type: RuntimeDefault\n  containers: [{name: a, image: a:1}]\n',
      ),
    },
    {
      text: pod(
        '  containers: [{name: a, image: a:1, securityContext: {seccompProfile: {«type: Unconfined»}}}]\n',
      ),
      says: 'The seccomp profile is switched off: use RuntimeDefault, or a profile of your own (Localhost)',
      severity: 'high',
    },
    {
      text: pod(
        '  securityContext: {seccompProfile: {«type: runtime/default»}}\n  containers: [{name: a, image: a:1}]\n',
      ),
      says: 'Kubernetes knows no seccomp profile runtime/default: use RuntimeDefault',
      severity: 'medium',
    },
    {
      title: 'the annotation of old is ignored',
      text: pod(
        '  containers: [{name: «a», image: a:1}]\n',
        '{annotations: {seccomp.security.alpha.kubernetes.io/pod: runtime/default}}',
      ),
      says: 'Container a has a seccomp profile by annotation only, which Kubernetes ignores: set seccompProfile',
      fixed: pod(
        '  containers: [{name: a, image: a:1}]\n  securityContext:\n    seccompProfile:\n      type: RuntimeDefault\n',
        '{annotations: {seccomp.security.alpha.kubernetes.io/pod: runtime/default}}',
      ),
    },
    {
      title: 'an empty profile is none',
      text: pod(
        '  securityContext: {seccompProfile: {}}\n  containers: [{name: «a», image: a:1}]\n',
      ),
      fixed: pod(
        '  securityContext: {seccompProfile: {type: RuntimeDefault}}\n  containers: [{name: a, image: a:1}]\n',
      ),
    },
  ],
  unknown: [
    pod(
      '  securityContext: {seccompProfile: {type: "${P}"}}\n  containers: [{name: a, image: a:1}]\n',
    ),
  ],
  notApplicable: [
    pod('  os: {name: windows}\n  containers: [{name: a, image: a:1}]\n'),
  ],
});
