import { testRule } from '@plimsoll/engine/testing';
import replicasAndPdb from './replicas-and-pdb';

const deployment = (replicas: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec:\n  ${replicas}\n  selector: {}\n  template: {metadata: {labels: {app: w}}, spec: {containers: [{name: a, image: a:1}]}}\n`;
const budget =
  '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {selector: {matchLabels: {app: w}}}\n';

testRule(replicasAndPdb, {
  valid: [
    deployment('replicas: 2') + budget,
    deployment('paused: false') + budget,
  ],
  invalid: [
    {
      text: deployment('«replicas: 1»') + budget,
      says: 'There are 1 pods of it: run 2 or more, so that it outlives an update of its node',
    },
    {
      text: deployment('«replicas: 2»') + budget,
      options: { replicas: 3 },
    },
    {
      text: deployment('replicas: 2').replace('name: w', 'name: «w»'),
      says: 'Deployment w has no PodDisruptionBudget: say how many of its pods may be missing',
    },
  ],
  notApplicable: [
    deployment('replicas: "${REPLICAS}"'),
    'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: []}}}\n',
  ],
});
