import { defineRule } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-cluster-admin',
  title: 'Give no service all rights over the cluster',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/little-access-to-the-cluster'],
    controls: ['nist-sp-800-190@2017:4.3.1'],
    trivy: ['KSV-0111'],
    kics: ['Cluster Admin Rolebinding With Superuser Permissions'],
    'kube-linter': ['cluster-admin-role-binding'],
    urls: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  },
  why: `
    Whoever breaks into a pod has its token. If that may do everything, one break-in into one service is the end of the
    whole cluster: all secrets, all other services, all nodes. Write a Role with the few verbs and resources that the
    program really uses.`,
  unless: `it is a part of the cluster itself that has to create anything anywhere, such as a deployment operator.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: web\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n  - kind: ServiceAccount\n    name: web\n    namespace: shop\n',
      good: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: web\n  namespace: shop\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: web\nsubjects:\n  - kind: ServiceAccount\n    name: web\n',
    },
  ],
  check: {
    kubernetes: {
      object({ objectKind, node }, report) {
        if (!/^(?:Cluster)?RoleBinding$/.test(objectKind)) {
          report.notApplicable();
          return;
        }
        const role = node.map('roleRef')?.scalar('name');
        if (role?.value !== 'cluster-admin') return;
        const subjects = node.list('subjects')?.items ?? [];
        const account = subjects.find(
          item =>
            item.type === 'map' &&
            item.scalar('kind')?.value === 'ServiceAccount',
        );
        const name =
          account?.type === 'map' ? account.scalar('name')?.value : undefined;
        const where =
          objectKind === 'RoleBinding' ? 'the namespace' : 'the cluster';
        report(
          role,
          name === undefined
            ? `The role cluster-admin may do everything in ${where}: bind one with the few rights that are needed`
            : `Account ${shown(
                name,
              )} may do everything in ${where}: bind a role with the few rights that it needs`,
          objectKind === 'RoleBinding' ? { severity: 'medium' } : {},
        );
      },
    },
  },
});
