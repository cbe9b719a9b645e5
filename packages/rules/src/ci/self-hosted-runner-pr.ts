import { defineRule } from '@plimsoll/engine';
import type { Job, Trigger } from '@plimsoll/syntax';
import { isForOwnRequests } from '../delivery/guards';

export default defineRule({
  id: 'ci/self-hosted-runner-pr',
  title: 'Keep pull requests off runners of your own',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['pipeline/little-power'],
    controls: [
      'slsa-build@1.2:hosted',
      'slsa-build@1.2:isolated',
      'cis-software-supply-chain@1.0:2.2.1',
    ],
    zizmor: ['self-hosted-runner'],
    kics: ['Beta - Self-hosted Runner Used in Pull Request Workflow'],
    urls: [
      'https://docs.github.com/actions/reference/security/secure-use#hardening-for-self-hosted-runners',
    ],
  },
  why: `
    A pull request runs whatever its author wrote. A runner of your own stands in your network, and what a job leaves
    behind on it (a process, a changed tool, a poisoned layer cache) is there for the next one, which may be the release.
    Runners of GitHub are thrown away after each job.`,
  unless: `the repository is private, or the runners are made anew for each job; these files cannot show that.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: pull_request\njobs:\n  image:\n    runs-on: [self-hosted, linux]\n    steps:\n      - run: docker build .\n',
      good: 'on: pull_request\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build .\n',
    },
  ],
  check: {
    'github-actions': {
      job(job, report) {
        const trigger = job.workflow.on.find(isRequest);
        const { runsOn, runnerLabels } = job;
        if (!trigger || !runsOn || isForOwnRequests(job) || isLeftOut(job)) {
          report.notApplicable();
          return;
        }
        if (!runnerLabels)
          report.unknown('An expression decides which runner the job gets');
        else if (
          runnerLabels.some(label => label.toLowerCase() === 'self-hosted')
        )
          report(
            runsOn,
            `Every ${trigger.name} runs its own code on a machine of yours: use a hosted runner for it`,
          );
      },
    },
  },
});

const isRequest = ({ name }: Trigger) =>
  name === 'pull_request' || name === 'pull_request_target';

/** The job runs for other events only. */
function isLeftOut({ if: condition }: Job): boolean {
  return /github\.event_name\s*(?:!=\s*'pull_request|==\s*'(?:push|release|schedule|workflow_dispatch))/.test(
    condition?.written ?? '',
  );
}
