import { defineRule } from '@plimsoll/engine';
import type { Job, LocatedInFile, Step } from '@plimsoll/syntax';
import { isForOwnRequests } from '../delivery/guards';

export default defineRule({
  id: 'ci/pull-request-target',
  title: 'Build foreign code without secrets',
  category: 'delivery',
  severity: 'critical',
  confidence: 'likely',
  references: {
    practices: ['pipeline/little-power'],
    controls: [
      'slsa-build@1.2:isolated',
      'openssf-scorecard@5.5.0:Dangerous-Workflow',
      'cis-software-supply-chain@1.0:2.3.5',
    ],
    zizmor: ['dangerous-triggers'],
    kics: ['Beta - Checkout Of Untrusted Code In Privileged Context'],
    urls: [
      'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
    ],
  },
  why: `
    \`pull_request_target\` and \`workflow_run\` run with the secrets and the writing token of your repository, also for a
    pull request from a stranger's fork. If the job then checks out that request and runs something of it (a test, a
    script, a Dockerfile), the stranger's code has them. Use \`pull_request\` for what needs the code, and a second workflow
    without a checkout for what needs the secrets.`,
  unless: `the job only labels or comments and never checks out the request; that is told as a hint.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: docker build .\n',
      good: 'on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: docker build .\n',
    },
  ],
  check: {
    'github-actions': {
      workflow({ on, jobs }, report) {
        const trigger = on.find(({ name }) => privileged.has(name));
        if (!trigger) {
          report.notApplicable();
          return;
        }
        const open = jobs.filter(job => !isGuarded(job));
        let hasCheckout = false;
        for (const job of open) {
          const steps = job.steps.flatMap(step => [
            step,
            ...(step.inner ?? []),
          ]);
          const index = steps.findIndex(step => foreignCheckout(step));
          const checkout = foreignCheckout(steps[index]);
          if (!checkout) continue;
          hasCheckout = true;
          const runs = steps
            .slice(index)
            .some(step => step.run !== undefined || buildsOrRuns(step));
          report(
            checkout,
            runs
              ? `A stranger's code is checked out and run with the secrets of ${trigger.name}: use pull_request for it`
              : `A stranger's code is checked out where ${trigger.name} has secrets: leave the checkout out, or use pull_request`,
            runs ? {} : { severity: 'medium' },
          );
        }
        if (hasCheckout || open.length === 0) return;
        if (trigger.name === 'pull_request_target')
          report(
            trigger,
            'Pull requests from forks run here with your secrets: make sure that nothing of theirs is ever checked out or run',
            {
              severity: open.every(onlyLabels) ? 'low' : 'medium',
              confidence: 'hint',
            },
          );
        else if (trigger.name === 'workflow_run')
          report(
            trigger,
            'This runs with your secrets after what a stranger may have started: trust nothing that the other run hands over',
            { severity: 'low', confidence: 'hint' },
          );
      },
    },
  },
});

/** Events that strangers can cause and that run with the secrets of the repository. */
const privileged = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
]);

/** The job is not for strangers: for requests of the repository itself, or for people who belong to it. */
function isGuarded(job: Job): boolean {
  return (
    isForOwnRequests(job) ||
    /author_association|github\.actor\s*==|github\.triggering_actor\s*==|github\.event\.sender/.test(
      job.if?.written ?? '',
    )
  );
}

/** It does no more than call actions, with nothing of ours to steal. */
const onlyLabels = ({ steps, usesSecrets }: Job) =>
  !usesSecrets && steps.length > 0 && steps.every(({ run }) => !run);

const foreignRef =
  /github\.event\.pull_request\.(?:head|number|merge_commit_sha)|github\.head_ref|github\.event\.(?:number|issue\.number)|github\.event\.workflow_run\.(?:head_sha|head_branch|head_commit|head_repository|pull_requests)|refs\/pull\//;

/** Where a step brings the request's code in. */
function foreignCheckout(step: Step | undefined): LocatedInFile | undefined {
  if (!step) return undefined;
  if (step.uses?.name === 'actions/checkout')
    return [step.input('ref'), step.input('repository')].find(
      input => input !== undefined && foreignRef.test(input.value.written),
    );
  return step.run?.commands.find(command => {
    const words = command.args.map(({ raw }) => raw).join(' ');
    if (command.is('gh', 'pr')) return /^pr checkout\b/.test(words);
    return (
      command.is('git', 'checkout', 'fetch', 'pull', 'switch', 'merge') &&
      foreignRef.test(words)
    );
  });
}

/** Actions that run what is in the checkout. */
function buildsOrRuns({ uses }: Step): boolean {
  if (uses?.from === 'local') return true;
  return /^(?:docker\/(?:build-push|bake)-action|depot\/|gradle\/|int128\/kaniko|redhat-actions\/buildah|goreleaser\/)/.test(
    uses?.name ?? '',
  );
}
