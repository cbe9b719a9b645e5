import { defineRule } from '@plimsoll/engine';
import type { ActionRef, Include, Job, Report } from '@plimsoll/engine';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/action-pinned-sha',
  title: 'Pin actions and includes to a commit',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['pipeline/pinned-tools'],
    controls: [
      'openssf-scorecard@5.5.0:Pinned-Dependencies',
      'cis-software-supply-chain@1.0:2.3.7',
      'cis-software-supply-chain@1.0:2.4.2',
    ],
    zizmor: ['unpinned-uses'],
    kics: ['Unpinned Actions Full Length Commit SHA'],
  },
  why: `
    A tag or branch of an action can be moved, and has been, by whoever took over its repository; the next run of your
    pipeline then executes their code with your secrets. A full commit id cannot move. Write the version behind it in
    a comment and let a bot keep both current.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
`,
      good: `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
`,
    },
  ],
  check: {
    'github-actions': {
      step({ uses, job }, report) {
        judge(uses, report, job !== undefined && isSensitive(job));
      },
      job(job, report) {
        judge(job.uses, report, isSensitive(job));
      },
    },
    'gitlab-ci': {
      pipeline({ includes }, report) {
        const foreign = includes.filter(({ type }) => foreignTypes.has(type));
        if (foreign.length === 0) report.notApplicable();
        for (const include of foreign) judgeInclude(include, report);
      },
    },
  },
});

function judge(
  uses: ActionRef | undefined,
  report: Report,
  sensitive: boolean,
) {
  if (!uses || uses.from === 'local' || uses.from === 'docker') {
    report.notApplicable();
    return;
  }
  if (uses.from === 'unknown') {
    report.unknown('An expression names the action');
    return;
  }
  if (uses.isSha || mustStayOnTag(uses)) return;
  report(
    uses,
    uses.ref
      ? `Whoever owns ${shown(uses.name)} can put other code behind ${shown(
          uses.ref,
        )}: pin the full commit id, with the version in a comment`
      : `No version of ${shown(
          uses.raw,
        )} is named: pin the full commit id, with the version in a comment`,
    sensitive && !isOfGithub(uses) ? { severity: 'high' } : {},
  );
}

/** The SLSA generators verify themselves by their tag, and refuse to run from a commit id. */
const mustStayOnTag = ({ name, ref }: ActionRef) =>
  name?.startsWith('slsa-framework/slsa-github-generator/') &&
  /^v\d/.test(ref ?? '');

/** Whoever moves a tag of GitHub's own actions has the runner anyway. */
const isOfGithub = ({ owner }: ActionRef) =>
  owner === 'actions' || owner === 'github';

const strongScopes = new Set([
  'attestations',
  'contents',
  'deployments',
  'id-token',
  'packages',
]);

/** The job has something to steal: secrets, or a token that may publish. */
function isSensitive(job: Job): boolean {
  const { all, scopes = [] } =
    job.permissions ?? job.workflow.permissions ?? {};
  if (all === 'write' || job.usesSecrets) return true;
  return scopes.some(
    ({ name, level }) => level === 'write' && strongScopes.has(name),
  );
}

const foreignTypes = new Set<Include['type']>([
  'project',
  'remote',
  'component',
]);
const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;
const fullVersion = /^v?\d+\.\d+\.\d+/;

function judgeInclude(include: Include, report: Report) {
  const { type, target, ref, source, start, end } = include;
  const at = { source, start, end };
  if (type === 'remote') {
    if (!/\bintegrity\s*:/.test(source.slice(include)))
      report(
        at,
        'The file that is included from the web can change at any time: add its integrity, or keep a copy in the repository',
      );
  } else if (ref?.includes('$')) {
    // Its own project is included at the commit that runs.
    if (!/^\$\{?CI_COMMIT_SHA\}?$/.test(ref))
      report.unknown('A variable decides which version is included');
  } else if (ref === undefined) {
    report(
      at,
      `The include of ${shown(
        target,
      )} follows its default branch: name a commit or a version`,
    );
  } else if (!commitId.test(ref) && !fullVersion.test(ref)) {
    report(
      at,
      `The include of ${shown(target)} follows ${shown(
        ref,
      )}, which moves: name a commit or a full version`,
    );
  }
}
