import type { GitlabJob, Job, Trigger } from '@plimsoll/syntax';

/** The job runs for releases and git tags, and for nothing that happens on a branch. */
export function runsForReleasesOnly(job: Job | GitlabJob | undefined): boolean {
  if (!job) return false;
  return 'workflow' in job ? onlyForTags(job) : onlyTagRules(job);
}

function onlyForTags({ workflow, if: condition }: Job): boolean {
  const { on } = workflow;
  const started = on.filter(({ name }) => name !== 'workflow_dispatch');
  return (
    (started.length > 0 && started.every(isRelease)) ||
    /startsWith\(\s*github\.ref\s*,\s*'refs\/tags|github\.ref_type\s*==\s*'tag'|github\.event_name\s*==\s*'release'/.test(
      condition?.written ?? '',
    )
  );
}

function isRelease(trigger: Trigger): boolean {
  if (trigger.name === 'release') return true;
  return (
    trigger.name === 'push' &&
    trigger.filter('tags') !== undefined &&
    trigger.filter('branches') === undefined
  );
}

function onlyTagRules(job: GitlabJob): boolean {
  const running = job.rules.filter(
    rule => rule.type === 'map' && rule.scalar('when')?.value !== 'never',
  );
  if (running.length > 0)
    return running.every(
      rule =>
        rule.type === 'map' &&
        /^\s*\$\{?CI_COMMIT_TAG\b/.test(rule.scalar('if')?.value ?? ''),
    );
  const only = job.value('only');
  return (
    only?.type === 'list' &&
    only.items.length > 0 &&
    only.items.every(item => item.type === 'scalar' && item.value === 'tags')
  );
}
