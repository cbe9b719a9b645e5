import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { WorkflowVariable } from '@plimsoll/syntax';

export default defineRule({
  id: 'ci/insecure-commands',
  title: 'Leave insecure workflow commands off',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['pipeline/little-power'],
    checkov: ['CKV_GHA_1'],
    zizmor: ['insecure-commands'],
    kics: ['Unsecured Commands'],
    urls: [
      'https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/',
    ],
  },
  why: `
    With ACTIONS_ALLOW_UNSECURE_COMMANDS, any line that a step prints can set environment variables and the path for the
    steps after it. Whoever gets a text into the log, with a file name or a test's output, then runs code in your job.
    GitHub switched this off for that reason; write to \`$GITHUB_ENV\` and \`$GITHUB_PATH\` instead.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\nenv:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: true\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
    },
  ],
  check: {
    'github-actions': {
      workflow: ({ env }, report) => judge(env, report),
      job: ({ env }, report) => judge(env, report),
      step: ({ env }, report) => judge(env, report),
    },
  },
});

function judge(env: readonly WorkflowVariable[], report: Report) {
  for (const variable of env) {
    const { name, value, source, start, end } = variable;
    if (name !== 'ACTIONS_ALLOW_UNSECURE_COMMANDS') continue;
    if (value.value === undefined)
      report.unknown(
        'An expression decides whether insecure commands are allowed',
      );
    else if (/^(?:true|1)$/i.test(value.value.trim()))
      report(
        { source, start, end },
        'Whatever a step prints can set variables for the next: remove this, and write to GITHUB_ENV',
        {
          fix: {
            title: 'Switch insecure commands off',
            safe: true,
            edits: [
              { at: { start: value.start, end: value.end }, text: 'false' },
            ],
          },
        },
      );
  }
}
