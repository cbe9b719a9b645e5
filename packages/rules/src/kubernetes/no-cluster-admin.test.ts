import { testRule } from '@plimsoll/engine/testing';
import noClusterAdmin from './no-cluster-admin';

const binding = (kind: string, role: string, subject: string) =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: ${role}}\nsubjects: [${subject}]\n`;
const account = '{kind: ServiceAccount, name: web}';

testRule(noClusterAdmin, {
  valid: [binding('ClusterRoleBinding', 'view', account)],
  invalid: [
    {
      text: binding('ClusterRoleBinding', '«cluster-admin»', account),
      says: 'Account web may do everything in the cluster: bind a role with the few rights that it needs',
      severity: 'high',
    },
    {
      text: binding(
        'ClusterRoleBinding',
        '«cluster-admin»',
        '{kind: Group, name: devs}',
      ),
      says: 'The role cluster-admin may do everything in the cluster: bind one with the few rights that are needed',
    },
    {
      text: binding('RoleBinding', '«cluster-admin»', account),
      says: 'Account web may do everything in the namespace: bind a role with the few rights that it needs',
      severity: 'medium',
    },
  ],
  notApplicable: ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
});
