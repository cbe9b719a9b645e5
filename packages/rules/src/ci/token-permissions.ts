import { defineRule } from '@plimsoll/engine';
import type {
  OfferedFix,
  Permissions,
  Report,
  Workflow,
} from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/token-permissions',
  title: 'Say what the workflow token may do',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['pipeline/little-power'],
    controls: [
      'openssf-scorecard@5.5.0:Token-Permissions',
      'bsi-it-grundschutz@2022:APP.4.4.A10',
      'cis-software-supply-chain@1.0:2.1.5',
    ],
    checkov: ['CKV2_GHA_1'],
    zizmor: ['excessive-permissions'],
  },
  why: `
    Every step of a job, also a compromised action, acts with the job's token. Without \`permissions\` the repository's
    default decides, which may be write access to code, releases and packages. \`permissions: {}\` at the top, and the
    few that are needed at the job, leave a thief with nothing.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
permissions: write-all
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - run: make
`,
      good: `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      packages: write
    steps:
      - run: make
`,
    },
  ],
  check: {
    'github-actions': {
      workflow(workflow, report) {
        const { permissions, jobs, on, anchor, template } = workflow;
        if (template || !jobs.length) {
          report.notApplicable();
          return;
        }
        for (const own of jobs.flatMap(job => job.permissions ?? []))
          judgeAll(own, report);
        if (permissions) {
          judgeAll(permissions, report);
          const wide = writes(permissions);
          // With one job it is all the same where they stand.
          if (wide && jobs.length > 1)
            report(
              wide,
              `Every job of the workflow gets ${shown(
                wide.name,
              )}: write: give it to the job that needs it`,
              { severity: 'medium' },
            );
        } else if (jobs.some(job => !job.permissions)) {
          const isCalled = on.every(({ name }) => name === 'workflow_call');
          if (on.length && isCalled)
            report.unknown(
              'The workflow that calls this one hands it its token',
            );
          else
            report(
              anchor,
              'Nothing says what the token may do, so the repository default decides: put "permissions: {}" at the top and the needed ones at each job',
              { severity: 'medium', fix: readOnly(workflow) },
            );
        }
      },
    },
  },
});

function judgeAll(permissions: Permissions, report: Report) {
  if (permissions.all === 'write')
    report(
      permissions,
      'The token may write everything: name the few permissions that are needed instead of write-all',
    );
  else if (permissions.all === 'read')
    report(
      permissions,
      'The token may read everything, also what only the security team sees: name the few permissions that are needed',
      { severity: 'low' },
    );
}

const writes = ({ scopes }: Permissions) =>
  scopes.find(({ level }) => level === 'write');

/** Jobs that push, comment or deploy then need to ask for more, so that a person has to look. */
function readOnly({ root, source }: Workflow): OfferedFix | undefined {
  const jobs = root?.entry('jobs');
  if (!jobs || root?.isFlow) return undefined;
  return {
    title: 'Let the token only read the code',
    safe: false,
    edits: [
      {
        at: { start: jobs.start, end: jobs.start },
        text: `permissions:${source.lineBreak}  contents: read${source.lineBreak}${source.lineBreak}`,
      },
    ],
  };
}
