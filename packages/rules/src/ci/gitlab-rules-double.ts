import { defineRule } from '@plimsoll/engine';
import type { GitlabJob, Pipeline, YamlNode } from '@plimsoll/engine';

export default defineRule({
  id: 'ci/gitlab-rules-double',
  title: 'Run a job once for each commit',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/that-runs'],
    checkov: ['CKV_GITLABCI_2'],
    urls: [
      'https://docs.gitlab.com/ci/jobs/job_rules/#avoid-duplicate-pipelines',
    ],
  },
  why: `
    A push to a branch with an open merge request starts two pipelines if jobs are for both: the image is built, scanned and
    pushed twice, and the two race for the tag. \`workflow: rules\` decides for the whole pipeline which of the two it is.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  script: docker build .\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_PIPELINE_SOURCE == "push"\n',
      good: 'build:\n  script: docker build .\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
    },
  ],
  check: {
    'gitlab-ci': {
      job(job, report) {
        const { rules, key, pipeline } = job;
        const [byRules, twice] = rules.length
          ? [job.entry('rules'), runsTwice(rules)]
          : [job.entry('only'), isForBoth(job)];
        if (!byRules) {
          report.notApplicable();
          return;
        }
        if (twice && !chooses(pipeline))
          report(
            byRules.source === key.source ? byRules.key : key,
            'The job runs twice for a commit with an open merge request: choose one kind of pipeline in workflow: rules',
          );
      },
    },
  },
});

const forRequests = /merge_request_event|\$\{?CI_MERGE_REQUEST_/;
/** Branches that no merge request comes from, or no branch at all. */
const forOthers =
  /CI_DEFAULT_BRANCH|CI_COMMIT_TAG|CI_COMMIT_REF_PROTECTED|CI_OPEN_MERGE_REQUESTS|CI_COMMIT_(?:BRANCH|REF_NAME)\}?\s*(?:==|=~)|"(?:schedule|pipeline|parent_pipeline|trigger|web|api|external_pull_request_event)"/;

/** One rule lets pipelines of merge requests in, another those of any branch. */
function runsTwice(rules: readonly YamlNode[]): boolean {
  let requests = false;
  let branches = false;
  for (const rule of rules) {
    if (rule.type !== 'map') continue;
    const condition = rule.scalar('if')?.value;
    if (rule.scalar('when')?.value === 'never') {
      if (condition === undefined) break;
      // What one of them is kept out of, nothing below lets it into.
      if (/^[^&|]*merge_request_event"?\s*$/.test(condition))
        return requests && branches;
      continue;
    }
    if (condition === undefined) {
      const isNarrow = rule.has('changes') || rule.has('exists');
      return isNarrow ? requests && branches : true;
    }
    if (forRequests.test(condition)) requests = true;
    else if (!forOthers.test(condition)) branches = true;
  }
  return requests && branches;
}

/** `only: [branches, merge_requests]` */
function isForBoth(job: GitlabJob): boolean {
  const only = job.value('only');
  const refs = only?.type === 'map' ? only.get('refs') : only;
  const names =
    refs?.type === 'list'
      ? refs.items.flatMap(item => (item.type === 'scalar' ? item.value : []))
      : [];
  return names.includes('merge_requests') && names.includes('branches');
}

/** The pipeline itself is for one of the two. */
function chooses({ workflow }: Pipeline): boolean {
  return workflow?.has('rules') === true;
}
