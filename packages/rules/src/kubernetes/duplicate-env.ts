import { defineRule } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/duplicate-env',
  title: 'Set each variable once',
  category: 'orchestration',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['orchestration/restricted-pods'],
    'kube-linter': ['duplicate-env-var'],
    urls: [
      'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    ],
  },
  why: `
    Of a variable that stands twice the last one counts. Whoever changes the first wonders why nothing happens, and tools
    that merge lists by name, \`kubectl apply\` among them, may keep the wrong one.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: PORT\n          value: "8080"\n        - name: PORT\n          value: "9090"\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: PORT\n          value: "9090"\n',
    },
  ],
  check: {
    kubernetes: {
      container({ env }, report) {
        if (env.length === 0) report.notApplicable();
        const seen = new Set<string>();
        for (const { name, node } of env) {
          if (seen.has(name))
            report(
              node.scalar('name') ?? node,
              `Variable ${shown(
                name,
              )} is set above already: keep the one you mean`,
            );
          seen.add(name);
        }
      },
    },
  },
});
