import { defineRule } from '@plimsoll/engine';

export default defineRule({
  id: 'kubernetes/no-host-process',
  title: 'Run no processes of the Windows host',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['security/not-privileged'],
    controls: [
      'cis-kubernetes@2.0.1:5.2.10',
      'pod-security-standards@1.34:baseline/hostprocess',
    ],
    trivy: ['KSV-0103'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
    ],
  },
  why: `
    A HostProcess container is no container: it runs on the Windows node with its network, its disk and an account of the
    system. Whoever breaks into it owns the node.`,
  unless: `it is an agent that manages the node; say so in a comment that accepts the finding.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  os:\n    name: windows\n  securityContext:\n    windowsOptions:\n      hostProcess: true\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  os:\n    name: windows\n  securityContext:\n    windowsOptions:\n      runAsUserName: ContainerUser\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
    },
  ],
  check: {
    kubernetes: {
      container({ security }, report) {
        const entry = security.entry('windowsOptions', 'hostProcess');
        if (!entry) report.notApplicable();
        else if (security.isOn('windowsOptions', 'hostProcess'))
          report(
            entry,
            'The container runs as processes of the node itself: leave hostProcess off',
          );
      },
    },
  },
});
