import { defineRule } from '@plimsoll/engine';
import type { ReportOptions } from '@plimsoll/engine';

export default defineRule({
  id: 'kubernetes/valid-syntax',
  title: 'Write a manifest that Kubernetes accepts',
  category: 'orchestration',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['orchestration/valid-manifests'],
    urls: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
    ],
  },
  why: `
    Kubernetes refuses what it cannot read, and an older one ignores keys that it does not know: a mistyped
    \`securityContext\` protects nobody, and a limit in the wrong place limits nothing. What stands where it cannot be read
    is not judged by any other rule.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securitycontext:\n        runAsNonRoot: true\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      securityContext:\n        runAsNonRoot: true\n',
    },
  ],
  check: {
    kubernetes: {
      file({ problems }, report) {
        for (const problem of problems)
          report(problem, problem.message, degrees[problem.code]);
      },
    },
  },
});

/** What newer versions of Kubernetes, or the tool that applies the file, may know better. */
const degrees: Readonly<Record<string, ReportOptions | undefined>> = {
  'unknown-key': { severity: 'medium', confidence: 'likely' },
  'misplaced-key': { severity: 'medium' },
};
