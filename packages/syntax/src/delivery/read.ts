import type { Pipeline } from '../gitlab-ci/nodes';
import type { Workflow } from '../github-actions/nodes';
import { githubJobs } from './github';
import { gitlabJobs } from './gitlab';
import type { Delivery, Elsewhere } from './nodes';

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
  const jobs = [
    ...githubJobs(workflows, elsewhere),
    ...gitlabJobs(pipelines, elsewhere),
  ];
  for (const file of [...workflows, ...pipelines])
    if (file.template)
      elsewhere.push({
        ...file.anchor,
        file,
        reason: 'is a template that has to be rendered first',
      });
  return { jobs, hasCi: workflows.length + pipelines.length > 0, elsewhere };
}
