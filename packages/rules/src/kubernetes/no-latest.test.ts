import { testRule } from '@plimsoll/engine/testing';
import noLatest from './no-latest';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: ${image}}]}\n`;
const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {selector: {}, template: {spec: {containers: [{name: a, image: acme/a:latest}]}}}\n';

testRule(noLatest, {
  valid: [
    pod('acme/a:1.2'),
    pod('"a@sha256:abc"'),
    pod('"a:latest@sha256:abc"'),
    pod('"localhost:5000/a:2026-11-23"'),
    { text: pod('a:stable'), options: { allow: ['stable'] } },
    {
      title: 'a kustomization gives the version',
      text: deployment,
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages: [{name: acme/a, newTag: "1.2"}]\n',
      },
    },
  ],
  invalid: [
    {
      text: pod('acme/a:«latest»'),
      says: 'The tag latest moves: name the version you want',
      severity: 'high',
    },
    { text: pod('acme/a:«LATEST»'), severity: 'high' },
    {
      text: pod('«"registry:5000/a"»'),
      says: 'The image has no tag, which means latest: name the version you want',
      severity: 'high',
    },
    { text: pod('a:«stable»'), severity: 'medium' },
    { text: pod('"${REGISTRY}/a:«latest»"') },
    {
      title: 'init containers, deep in a CronJob',
      text: 'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {initContainers: [{name: i, image: «busybox»}], containers: []}}}}}\n',
    },
    {
      title: 'a kustomization gives the tag',
      text: deployment.replace('latest', '1'),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages:\n  - name: acme/a\n    newTag: «latest»\n',
      },
    },
    {
      title: 'a kustomization gives another name only',
      text: deployment.replace('latest', '«latest»'),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages: [{name: acme/a, newName: b}]\n',
      },
    },
    {
      file: 'deploy/dev/web.yaml',
      text: pod('acme/a:«latest»'),
      severity: 'info',
    },
  ],
  unknown: [
    pod('$IMAGE'),
    pod('"acme/a:${TAG}"'),
    pod('acme/a:IMAGE_TAG'),
    pod('IMAGE_PLACEHOLDER'),
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n',
  ],
});
