import { defineRule } from '@plimsoll/engine';
import { reportPlaceholder } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/no-privileged',
  title: 'Run without privileged mode',
  category: 'runtime-security',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-cheat-sheet@0a11bd1d:3',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.2',
      'bsi-it-grundschutz@2022:SYS.1.6.A17',
      'bsi-it-grundschutz@2022:APP.4.4.A4',
      'pod-security-standards@1.34:baseline/privileged-containers',
    ],
    checkov: ['CKV_K8S_16'],
    trivy: ['KSV-0017'],
    kics: ['Container Is Privileged'],
    'kube-linter': ['privileged-container'],
    urls: [
      'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers',
    ],
  },
  why: `
    A privileged container has every capability, all devices of the node and no seccomp or AppArmor profile. Whoever
    breaks into it owns the node, and with it every pod and every secret there. A single missing right is better given by
    name, as a capability or a device.`,
  unless: `it is part of the cluster itself, a network or storage plug-in; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        privileged: true\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          add: [NET_BIND_SERVICE]\n',
    },
  ],
  check: {
    kubernetes: {
      container({ security, pod }, report) {
        const entry = security.entry('privileged');
        const isOn = security.isOn('privileged');
        if (isOn === undefined)
          reportPlaceholder(pod, report, 'whether a container is privileged');
        else if (entry && isOn)
          report(
            entry,
            'The container is privileged, which is root on the node: give it the rights it needs by name, or none',
          );
      },
    },
  },
});
