import type { Pipeline } from '../gitlab-ci/nodes';
import type { Workflow } from '../github-actions/nodes';
import type { Delivery } from './nodes';

export function readDelivery(
  workflows: readonly Workflow[],
  pipelines: readonly Pipeline[],
): Delivery {
  return {
    jobs: [],
    hasCi: workflows.length + pipelines.length > 0,
    elsewhere: [],
  };
}
