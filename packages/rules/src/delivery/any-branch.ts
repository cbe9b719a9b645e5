import type { DeliveryJob, GitlabJob, Job, YamlNode } from '@plimsoll/syntax';

/** Whoever may push a branch or open a request can start the job. */
export function runsForAnyBranch({ job }: DeliveryJob): boolean {
  if (!job) return false;
  return 'pipeline' in job
    ? gitlabRunsForAny(job)
    : !isBound(job.if?.written) && startsOnAny(job);
}

/** A condition on the ref or the event. */
const isBound = (condition: string | undefined) =>
  /github\.(?:event_name|ref|ref_name|ref_type|base_ref|event\.)|inputs\./.test(
    condition ?? '',
  );

function startsOnAny({ workflow }: Job): boolean {
  return workflow.on.some(
    trigger =>
      trigger.name === 'pull_request' ||
      (trigger.name === 'push' &&
        trigger.filter('branches') === undefined &&
        trigger.filter('tags') === undefined) ||
      trigger.filter('branches')?.includes('**') === true,
  );
}

function gitlabRunsForAny(job: GitlabJob): boolean {
  const own = rulesRunForAny(job.rules);
  if (own !== undefined) return own && workflowRunsForAny(job);
  const only = job.value('only');
  const refs = only?.type === 'map' ? only.get('refs') : only;
  if (refs?.type === 'list' || refs?.type === 'scalar') {
    const items = refs.type === 'list' ? refs.items : [refs];
    return items.some(
      item =>
        item.type === 'scalar' &&
        /^(?:branches|merge_requests|pushes|external|web|api)$/.test(
          item.value,
        ),
    );
  }
  return job.value('except') === undefined && workflowRunsForAny(job);
}

function workflowRunsForAny({ pipeline }: GitlabJob): boolean {
  const rules = pipeline.workflow?.list('rules');
  return rulesRunForAny(rules?.items ?? []) ?? true;
}

/** Whether one of the rules lets any branch through; undefined without rules. */
function rulesRunForAny(rules: readonly YamlNode[]): boolean | undefined {
  if (rules.length === 0) return undefined;
  return rules.some(rule => {
    if (rule.type !== 'map' || rule.scalar('when')?.value === 'never')
      return false;
    const condition = rule.scalar('if')?.value;
    return condition === undefined || !namesRef.test(condition);
  });
}

/** A condition that only protected refs, named branches or tags meet. */
const namesRef =
  /CI_COMMIT_TAG\b|CI_DEFAULT_BRANCH|CI_COMMIT_REF_PROTECTED|CI_COMMIT_(?:BRANCH|REF_NAME|REF_SLUG)\}?\s*(?:==|=~)|"(?:schedule|pipeline|trigger|web|api)"/;
