import { testRule } from '@plimsoll/engine/testing';
import ownServiceAccount from './own-service-account';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n${spec}  containers: []\n`;
const marked = (spec: string) => pod(spec).replace('name: p', 'name: «p»');

testRule(ownServiceAccount, {
  valid: [
    pod('  serviceAccountName: web\n'),
    pod('  serviceAccount: web\n'),
    pod('  serviceAccountName: "${ACCOUNT}"\n'),
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false\n',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nsubjects: [{kind: ServiceAccount, name: web}, {kind: User, name: default}]\n',
  ],
  invalid: [
    {
      text: marked(''),
      says: 'Pod p uses the default account that all share: name an account of its own, or mount no token',
      severity: 'low',
    },
    {
      text: pod('  serviceAccountName: «default»\n'),
      says: 'The default account is shared by all pods without one: name an account of its own',
    },
    { text: pod('  serviceAccountName: «""»\n') },
    {
      text: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: «default»}\n',
      says: 'Every pod without an account gets this one: set automountServiceAccountToken to false here, and give pods accounts of their own',
    },
    {
      text: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nsubjects:\n  - kind: ServiceAccount\n    name: «default»\n    namespace: shop\n',
      says: 'Rights for the default account are rights for every pod without one of its own: bind an account of its own',
      severity: 'medium',
    },
  ],
  notApplicable: [
    pod('  automountServiceAccountToken: false\n'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: default}\n',
  ],
});
