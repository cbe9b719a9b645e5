import { testRule } from '@plimsoll/engine/testing';
import noAutomountToken from './no-automount-token';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  namespace: shop\nspec:\n${spec}  containers: []\n`;
const marked = (spec: string) => pod(spec).replace('name: p', 'name: «p»');
const account = (rest: string) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n${rest}`;

testRule(noAutomountToken, {
  valid: [
    pod('  automountServiceAccountToken: false\n'),
    {
      title: 'the account says so',
      text:
        pod('  serviceAccountName: web\n') +
        account('automountServiceAccountToken: false\n'),
    },
  ],
  invalid: [
    {
      text: marked(''),
      says: 'Pod p gets a token for the API of Kubernetes: set automountServiceAccountToken to false, unless it uses it',
      severity: 'medium',
      fixed:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  namespace: shop\nspec:\n  containers: []\n  automountServiceAccountToken: false\n',
    },
    {
      title: 'the pod counts more than the account',
      text:
        pod(
          '  serviceAccountName: web\n  «automountServiceAccountToken: true»\n',
        ) + account('automountServiceAccountToken: false\n'),
      says: 'A token for the API of Kubernetes is mounted: set it to false, unless the program uses it',
      fixed:
        pod(
          '  serviceAccountName: web\n  automountServiceAccountToken: false\n',
        ) + account('automountServiceAccountToken: false\n'),
    },
    {
      text: marked('  serviceAccountName: web\n') + account(''),
    },
    {
      title: 'an account of the same name in another namespace',
      text:
        marked('  serviceAccountName: web\n') +
        account('automountServiceAccountToken: false\n').replace(
          'namespace: shop',
          'namespace: bank',
        ),
    },
  ],
  unknown: [
    pod('  automountServiceAccountToken: "${TOKEN}"\n'),
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {tolerations: []}}}\n',
  ],
  notApplicable: [
    {
      title: 'the account is given rights, so they are used',
      text: `${pod(
        '  serviceAccountName: web\n',
      )}---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: shop}\nsubjects: [{kind: ServiceAccount, name: web}]\n`,
    },
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
  ],
});
