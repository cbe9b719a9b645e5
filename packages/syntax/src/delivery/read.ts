import type { Pipeline } from '../gitlab-ci/nodes';
import type { Workflow } from '../github-actions/nodes';
import { githubJobs } from './github';
import { gitlabJobs } from './gitlab';
import type { Delivery, DeliveryJob, Elsewhere } from './nodes';

/**
 * Tells what the pipelines of a service do to images: the same for both CIs, so that a judgement is made once.
 *
 * @public
 */
export function readDelivery(
  workflows: readonly Workflow[],
  pipelines: readonly Pipeline[],
): Delivery {
  const elsewhere: Elsewhere[] = [];
  const jobs = bounded(
    [...githubJobs(workflows, elsewhere), ...gitlabJobs(pipelines, elsewhere)],
    elsewhere,
  );
  for (const file of [...workflows, ...pipelines])
    if (file.problems.length > 0)
      elsewhere.push({
        ...file.anchor,
        file,
        reason: 'has mistakes, so that not all of it can be read',
      });
    else if (file.template)
      elsewhere.push({
        ...file.anchor,
        file,
        reason: 'is a template that has to be rendered first',
      });
  const byJob = new Map(jobs.map(each => [each.job, each] as const));
  return {
    jobs,
    of: job => byJob.get(job),
    hasCi: workflows.length + pipelines.length > 0,
    elsewhere,
  };
}

/** What rules compare with each other; real pipelines have a few dozen. */
const MAX_ACTS = 1_000;

/** The first jobs; that there are more is told. */
function bounded(
  jobs: readonly DeliveryJob[],
  elsewhere: Elsewhere[],
): readonly DeliveryJob[] {
  let left = MAX_ACTS;
  return jobs.flatMap(job => {
    if (left <= 0) return [];
    const acts = job.acts.slice(0, left);
    left -= acts.length;
    if (left <= 0)
      elsewhere.push({
        ...job.key,
        file: job.file,
        reason: `does more than ${MAX_ACTS} things to images, of which the rest is not looked at`,
      });
    return [acts.length < job.acts.length ? { ...job, acts } : job];
  });
}
