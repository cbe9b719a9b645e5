import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { ParsedFile } from '@plimsoll/syntax';

export default defineRule({
  id: 'ci/valid-syntax',
  title: 'Write a pipeline that the CI accepts',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['pipeline/that-runs'],
    urls: [
      'https://docs.github.com/actions/reference/workflow-syntax-for-github-actions',
      'https://docs.gitlab.com/ci/yaml/',
    ],
  },
  why: `
    The CI refuses this file as a whole, so that nothing in it runs: no build, no test, no scan. On GitHub that is easily
    overlooked, because a workflow that is not valid simply does not start. What stands in a place that cannot be read is
    not judged by any other rule.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    steps:\n      - run: docker build .\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build .\n',
    },
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  script:\n    - docker build .\n   - docker push app\n',
      good: 'build:\n  script:\n    - docker build .\n    - docker push app\n',
    },
  ],
  check: {
    'github-actions': { file: reportProblems },
    'gitlab-ci': { file: reportProblems },
  },
});

function reportProblems({ problems }: ParsedFile, report: Report) {
  for (const problem of problems) report(problem, problem.message);
}
