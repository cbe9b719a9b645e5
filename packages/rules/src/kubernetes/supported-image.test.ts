import { testRule } from '@plimsoll/engine/testing';
import rule from './supported-image';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: ${image}}]}\n`;
const redis =
  'This is Redis 6.0, which has had no security fixes since 2022-05-31 (endoflife.date/redis): move to Redis 8.2, which has them until 2030-09-01';

testRule(rule, {
  valid: [
    pod('redis:8.2-bookworm'),
    {
      title: 'a kustomization gives the version',
      text: pod('redis:6.0').replace(
        'kind: Pod',
        'kind: Pod\nmetadata: {name: a}',
      ),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages: [{name: redis, newTag: 8.2-bookworm}]\n',
      },
    },
  ],
  invalid: [
    { text: pod('«redis:6.0»'), says: redis, severity: 'high' },
    {
      title: 'an init container',
      text: 'apiVersion: v1\nkind: Pod\nspec: {initContainers: [{name: i, image: «alpine:3.12»}], containers: []}\n',
      severity: 'medium',
    },
    {
      title: 'a registry that has moved',
      text: pod('«k8s.gcr.io/metrics-server/metrics-server:v0.6.1»'),
      says: 'Repository metrics-server/metrics-server has had no new image since 2023-04-03 (kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/): use registry.k8s.io instead',
      severity: 'low',
    },
    {
      title: 'for developers alone',
      file: 'deploy/dev/cache.yaml',
      text: pod('«redis:6.0»'),
      severity: 'info',
    },
  ],
  unknown: [
    pod('$IMAGE'),
    pod('"redis:${TAG}"'),
    { title: 'a tag that has moved since', text: pod('redis') },
  ],
  notApplicable: [
    { title: 'an image of one’s own', text: pod('acme/web:1.2') },
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n',
  ],
});
