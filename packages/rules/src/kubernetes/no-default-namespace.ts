import { defineRule } from '@plimsoll/engine';
import { hardening, workloadName } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-default-namespace',
  title: 'Use a namespace of its own',
  category: 'orchestration',
  severity: 'info',
  confidence: 'likely',
  enabled: false,
  references: {
    practices: ['orchestration/restricted-pods'],
    controls: [
      'cis-kubernetes@2.0.1:5.6.4',
      'nsa-cisa-kubernetes@1.2:namespaces',
    ],
    checkov: ['CKV_K8S_21'],
    trivy: ['KSV-0110'],
    kics: ['Using Unrecommended Namespace'],
    'kube-linter': ['use-namespace'],
    urls: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    ],
  },
  why: `
    Rights, quotas and network policies are given to namespaces. In the one called default everything that forgot to name
    another is together. Which namespace it will be is often said where manifests are applied, so the rule is off unless
    a policy asks for it; a kustomization counts.`,
  unless: `whoever applies the manifests names the namespace.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: default\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      workload(workload, report) {
        const { namespace, object } = workload;
        if (namespace !== undefined && namespace !== 'default') return;
        report(
          namespace === undefined
            ? object.anchor
            : object.node.map('metadata')?.scalar('namespace') ?? object.anchor,
          `${workloadName(
            workload,
          )} ends up in the namespace called default: name one of its own`,
          hardening(workload),
        );
      },
    },
  },
});
