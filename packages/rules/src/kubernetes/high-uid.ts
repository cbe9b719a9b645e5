import { defineRule } from '@plimsoll/engine';
import {
  containerName,
  hardening,
  isOnLinux,
  reportMissing,
  reportPlaceholder,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/high-uid',
  title: 'Run as a user that the node does not have',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['security/not-root'],
    checkov: ['CKV_K8S_40'],
    trivy: ['KSV-0020'],
    kics: ['Container Running With Low UID'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
  },
  why: `
    Numbers are all that the kernel knows of users. A container that runs as user 1000 and gets out owns what belongs to
    number 1000 on the node. Numbers from 10000 up belong to nobody there. This is a second line of defence, and many
    images come with a low number; the rule is off unless a policy asks for it.`,
  unless: `your nodes have no accounts of people, as most managed ones.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        runAsUser: 1000\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        runAsUser: 10001\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const { pod, security } = container;
        if (!isOnLinux(container)) {
          report.notApplicable();
          return;
        }
        const entry = security.entry('runAsUser');
        const id = security.text('runAsUser');
        if (!entry || !id)
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} does not say as which user it runs: set runAsUser to 10000 or more`,
          );
        else if (id.value === undefined)
          reportPlaceholder(pod, report, 'as which user it runs');
        else if (Number(id.value) < 10_000)
          report(
            entry,
            'A user below 10000 may be one of the node: set runAsUser to 10000 or more',
            hardening(pod.workload),
          );
      },
    },
  },
});
