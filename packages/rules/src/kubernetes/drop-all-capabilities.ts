import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { capabilities } from '../capability';
import {
  containerFix,
  containerName,
  hardening,
  isOnLinux,
  reportMissing,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/drop-all-capabilities',
  title: 'Drop all capabilities first',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods', 'security/few-capabilities'],
    controls: [
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-cheat-sheet@0a11bd1d:3',
      'owasp-docker-top-10@2023:D04',
      'nsa-cisa-kubernetes@1.2:pod-security-enforcement',
      'cis-kubernetes@2.0.1:5.2.8',
      'cis-kubernetes@2.0.1:5.2.9',
      'pod-security-standards@1.34:restricted/capabilities-drop',
    ],
    checkov: ['CKV_K8S_37'],
    trivy: ['KSV-0003', 'KSV-0106'],
    kics: ['No Drop Capabilities for Containers'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    The engine gives every container fourteen capabilities, among them raw sockets and changing the owner of any file. Most
    services need none. With \`drop: [ALL]\` and the few that are needed in \`add\`, a broken-into service can do far less.`,
  unless: `the image starts as root to prepare its files and then steps down, as official database images do; it needs a few back, such as CHOWN, SETUID and SETGID.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        capabilities:\n          drop: [ALL]\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const dropped = capabilities(container, 'drop');
        // Against privileged mode, which is reported for itself, nothing helps.
        if (!isOnLinux(container) || container.security.isOn('privileged')) {
          report.notApplicable();
          return;
        }
        if (dropped.some(({ name }) => name === 'ALL')) {
          // The standard knows one spelling.
          if (!dropped.some(({ node }) => node.value.trim() === 'ALL'))
            report.unmet(
              'pod-security-standards@1.34:restricted/capabilities-drop',
            );
          return;
        }
        const entry = container.security.entry('capabilities', 'drop');
        if (entry && dropped.length > 0)
          report(
            entry,
            'Only some capabilities are dropped: drop ALL and add back what the container needs',
            hardening(container.pod.workload),
          );
        else
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} keeps the default capabilities: drop ALL and add back what it needs`,
            { fix: dropAll(container) },
          );
      },
    },
  },
});

function dropAll(container: Container): OfferedFix | undefined {
  return containerFix(
    container,
    ['securityContext', 'capabilities', 'drop'],
    '[ALL]',
    { title: 'Drop all capabilities', safe: false },
  );
}
