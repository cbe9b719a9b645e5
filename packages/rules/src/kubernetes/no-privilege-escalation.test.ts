import { testRule } from '@plimsoll/engine/testing';
import noPrivilegeEscalation from './no-privilege-escalation';

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n${container}`;
const marked = (container: string) =>
  pod(container).replace('name: a\n', 'name: «a»\n');

testRule(noPrivilegeEscalation, {
  valid: [
    pod('      securityContext: {allowPrivilegeEscalation: false}\n'),
    pod('      securityContext: {allowPrivilegeEscalation: "false"}\n'),
  ],
  invalid: [
    {
      text: marked(''),
      says: 'Container a lets processes gain privileges: set allowPrivilegeEscalation to false',
      severity: 'medium',
      fixed: pod(
        '      securityContext:\n        allowPrivilegeEscalation: false\n',
      ),
    },
    {
      text: marked('      securityContext:\n        runAsUser: 7 # ours\n'),
      fixed: pod(
        '      securityContext:\n        runAsUser: 7 # ours\n        allowPrivilegeEscalation: false\n',
      ),
    },
    {
      text: pod(
        '      securityContext:\n        «allowPrivilegeEscalation: true»\n',
      ),
      says: 'A process can gain more privileges than the one that started it: set allowPrivilegeEscalation to false',
      fixed: pod(
        '      securityContext:\n        allowPrivilegeEscalation: false\n',
      ),
    },
    {
      title: 'the setting is refused beside these, so that is no fix',
      text: marked('      securityContext: {privileged: true}\n'),
      fixed: pod('      securityContext: {privileged: true}\n'),
    },
    {
      text: marked(
        '      securityContext: {capabilities: {add: [SYS_ADMIN]}}\n',
      ),
      fixed: pod('      securityContext: {capabilities: {add: [SYS_ADMIN]}}\n'),
    },
    {
      title: 'where the security context of the container is written',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: «a», image: a:1}]}}}\n',
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\npatches: [{path: more.yaml}]\n',
        'k8s/more.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, securityContext: {runAsUser: 1}}]}}}\n',
      },
    },
  ],
  unknown: [pod('      securityContext: {allowPrivilegeEscalation: "${X}"}\n')],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {os: {name: windows}, containers: [{name: a, image: a:1}]}\n',
  ],
});
