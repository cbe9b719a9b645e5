import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Pod } from '@plimsoll/syntax';
import {
  hardening,
  podFix,
  reportMissingInPod,
  reportPlaceholder,
  workloadName,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-automount-token',
  title: 'Mount no token for the API of Kubernetes',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['security/little-access-to-the-cluster'],
    controls: [
      'nist-sp-800-190@2017:4.3.1',
      'nsa-cisa-kubernetes@1.2:protecting-pod-service-account-tokens',
      'cis-kubernetes@2.0.1:5.1.6',
      'bsi-it-grundschutz@2022:APP.4.4.A9',
    ],
    checkov: ['CKV_K8S_38'],
    trivy: ['KSV-0036'],
    kics: ['Service Account Token Automount Not Disabled'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    ],
  },
  why: `
    Every pod gets a token for the API of Kubernetes unless it says otherwise. Few programs use it, but whoever breaks into
    one can: to look around in the cluster, or to do whatever somebody once allowed that account. A service that does not
    talk to Kubernetes loses nothing by going without.`,
  unless: `the program talks to the API of Kubernetes; a binding for its account in these files is taken for that.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  automountServiceAccountToken: false\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      pod(pod, report) {
        const entry = pod.entry(key);
        const isOn = pod.isOn(key);
        if (entry && isOn === false) return;
        if (isOn === undefined) {
          reportPlaceholder(pod, report, 'whether a token is mounted');
          return;
        }
        // It has been given rights, so it uses them.
        if (pod.roleBindings.length > 0) {
          report.notApplicable();
          return;
        }
        if (entry)
          report(
            entry,
            'A token for the API of Kubernetes is mounted: set it to false, unless the program uses it',
            hardening(pod.workload, { fix: withoutToken(pod) }),
          );
        else if (pod.serviceAccount?.node.scalar(key)?.boolean !== false)
          reportMissingInPod(
            pod,
            report,
            `${workloadName(
              pod.workload,
            )} gets a token for the API of Kubernetes: set ${key} to false, unless it uses it`,
            { fix: withoutToken(pod) },
          );
      },
    },
  },
});

const key = 'automountServiceAccountToken';

function withoutToken(pod: Pod): OfferedFix | undefined {
  return podFix(pod, [key], 'false', {
    title: 'Mount no token',
    safe: false,
  });
}
