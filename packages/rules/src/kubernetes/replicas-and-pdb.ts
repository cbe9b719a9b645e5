import { defineRule } from '@plimsoll/engine';
import {
  hardening,
  reportMissingInPod,
  workloadName,
} from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/replicas-and-pdb',
  title: 'Run more than one pod, and say how many may go',
  category: 'orchestration',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['orchestration/several-replicas'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A25'],
    urls: ['https://kubernetes.io/docs/concepts/workloads/pods/disruptions/'],
  },
  why: `
    A single pod is gone whenever its node is updated. With several, and a PodDisruptionBudget that says how many may be
    missing, the service stays up meanwhile. How much that is worth differs from service to service, so the rule is off
    unless a policy asks for it.`,
  unless: `the service may be down for a minute, or scales by itself.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n  selector:\n    matchLabels: { app: web }\n  template:\n    metadata:\n      labels: { app: web }\n    spec:\n      containers:\n        - name: web\n          image: acme/web:2.3\n',
      good: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n  selector:\n    matchLabels: { app: web }\n  template:\n    metadata:\n      labels: { app: web }\n    spec:\n      containers:\n        - name: web\n          image: acme/web:2.3\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels: { app: web }\n',
    },
  ],
  options: {
    replicas: 2,
  },
  optionNotes: {
    replicas: 'The fewest pods.',
  },
  check: {
    kubernetes: {
      workload(workload, report, { options }) {
        const { objectKind, replicas, pod } = workload;
        const entry = workload.entry('spec', 'replicas');
        // Without a number an autoscaler sets it, or there is one.
        if (!scaled.has(objectKind) || (entry && replicas === undefined)) {
          report.notApplicable();
          return;
        }
        if (entry && replicas !== undefined && replicas < options.replicas)
          report(
            entry,
            `There are ${replicas} pods of it: run ${options.replicas} or more, so that it outlives an update of its node`,
            hardening(workload),
          );
        else if (workload.disruptionBudgets.length === 0)
          reportMissingInPod(
            pod,
            report,
            `${workloadName(
              workload,
            )} has no PodDisruptionBudget: say how many of its pods may be missing`,
          );
      },
    },
  },
});

const scaled = new Set(['Deployment', 'StatefulSet', 'Rollout']);
