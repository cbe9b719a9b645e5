import { defineRule } from '@plimsoll/engine';
import type { Job, LocatedInFile, Step } from '@plimsoll/syntax';

export default defineRule({
  id: 'ci/pull-request-target',
  title: 'Build foreign code without secrets',
  category: 'delivery',
  severity: 'critical',
  confidence: 'likely',
  references: {
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
        const trigger = on.find(
          ({ name }) =>
            name === 'pull_request_target' || name === 'workflow_run',
        );
        if (!trigger) {
          report.notApplicable();
          return;
        }
        let hasCheckout = false;
        for (const job of jobs) {
          if (isGuarded(job)) continue;
          const index = job.steps.findIndex(
            step => foreignCheckout(step) !== undefined,
          );
          if (index < 0) continue;
          const checkout = foreignCheckout(job.steps[index]);
          if (!checkout) continue;
          hasCheckout = true;
          const runs = job.steps
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
        if (!hasCheckout && trigger.name === 'pull_request_target')
          report(
            trigger,
            'Pull requests from forks run here with your secrets: make sure that nothing of theirs is ever checked out or run',
            { severity: 'low', confidence: 'hint' },
          );
      },
    },
  },
});

/** The job runs for requests from the repository itself only. */
function isGuarded({ if: condition }: Job): boolean {
  const text = condition?.written ?? '';
  return /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork|github\.event\.workflow_run\.event\s*==\s*'push'/.test(
    text,
  );
}

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
