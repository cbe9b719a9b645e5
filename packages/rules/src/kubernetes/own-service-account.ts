import { defineRule } from '@plimsoll/engine';
import type { LocatedInFile, YamlMap } from '@plimsoll/syntax';
import {
  hardening,
  reportMissingInPod,
  workloadName,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/own-service-account',
  title: 'Give each workload an account of its own',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['security/little-access-to-the-cluster'],
    controls: [
      'nist-sp-800-190@2017:4.3.1',
      'nsa-cisa-kubernetes@1.2:protecting-pod-service-account-tokens',
      'cis-kubernetes@2.0.1:5.1.5',
      'bsi-it-grundschutz@2022:APP.4.4.A9',
    ],
    checkov: ['CKV_K8S_41', 'CKV_K8S_42'],
    kics: [
      'Service Account Name Undefined Or Empty',
      'Role Binding To Default Service Account',
    ],
    'kube-linter': ['default-service-account'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
    ],
  },
  why: `
    All pods of a namespace that name no account share the one called default. What one of them is allowed, all are
    allowed, and the audit log cannot tell them apart. An account of its own costs four lines.`,
  unless: `the pod mounts no token (\`automountServiceAccountToken: false\`); it is not reported then.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  serviceAccountName: web\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      object({ objectKind, name, node, anchor }, report) {
        if (objectKind === 'ServiceAccount' && name === 'default') {
          if (node.scalar(automount)?.boolean !== false)
            report(
              anchor,
              `Every pod without an account gets this one: set ${automount} to false here, and give pods accounts of their own`,
            );
        } else if (/^(?:Cluster)?RoleBinding$/.test(objectKind)) {
          for (const subject of defaultSubjects(node))
            report(
              subject,
              'Rights for the default account are rights for every pod without one of its own: bind an account of its own',
              { severity: 'medium' },
            );
        } else {
          report.notApplicable();
        }
      },
      pod(pod, report) {
        const name = pod.serviceAccountName;
        const mounts =
          pod.entry(automount) ?? pod.serviceAccount?.node.entry(automount);
        if (mounts?.value.type === 'scalar' && mounts.value.boolean === false) {
          report.notApplicable();
          return;
        }
        if (name && name.value?.trim() !== '' && name.value !== 'default')
          return;
        if (name)
          report(
            name,
            'The default account is shared by all pods without one: name an account of its own',
            hardening(pod.workload),
          );
        else
          reportMissingInPod(
            pod,
            report,
            `${workloadName(
              pod.workload,
            )} uses the default account that all share: name an account of its own, or mount no token`,
          );
      },
    },
  },
});

const automount = 'automountServiceAccountToken';

/** Where a binding speaks of the default account. */
function defaultSubjects(binding: YamlMap): LocatedInFile[] {
  return (binding.list('subjects')?.items ?? []).flatMap(item => {
    if (item.type !== 'map') return [];
    const name = item.scalar('name');
    return item.scalar('kind')?.value === 'ServiceAccount' &&
      name?.value === 'default'
      ? [name]
      : [];
  });
}
