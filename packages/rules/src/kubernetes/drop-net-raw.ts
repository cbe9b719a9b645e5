import { defineRule } from '@plimsoll/engine';
import { capabilities } from '../capability';
import { containerName, isOnLinux, reportMissing } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/drop-net-raw',
  title: 'Drop at least NET_RAW',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['security/few-capabilities'],
    controls: ['cis-kubernetes@2.0.1:5.2.8'],
    checkov: ['CKV_K8S_28'],
    kics: ['NET_RAW Capabilities Not Being Dropped'],
    'kube-linter': ['drop-net-raw-capability'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    With NET_RAW, which engines give by default, a container makes packets as it likes and so passes itself off as another
    on the pod network. \`kubernetes/drop-all-capabilities\` asks for more than this; the rule is for those who cannot
    drop everything yet.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [NET_RAW]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (!isOnLinux(container)) report.notApplicable();
        else if (
          !capabilities(container, 'drop').some(
            ({ name }) => name === 'ALL' || name === 'NET_RAW',
          )
        )
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} keeps NET_RAW and can pass itself off as another on the network: drop it, or ALL`,
          );
      },
    },
  },
});
