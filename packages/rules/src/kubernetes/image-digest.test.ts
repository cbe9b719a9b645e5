import { testRule } from '@plimsoll/engine/testing';
import imageDigest from './image-digest';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: ${image}}]}\n`;
const deployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {selector: {}, template: {spec: {containers: [{name: a, image: acme/a}]}}}\n';

testRule(imageDigest, {
  valid: [
    pod('"acme/a:1@sha256:abc"'),
    pod('"registry:5000/a@sha256:abc"'),
    {
      title: 'a kustomization gives the digest',
      text: deployment,
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages: [{name: acme/a, digest: "sha256:abc"}]\n',
      },
    },
  ],
  invalid: [
    {
      text: pod('«acme/a:1.2.3»'),
      says: 'The image is named by a tag, which can be moved: add its digest',
      severity: 'low',
    },
    {
      title: 'a kustomization gives the tag',
      text: deployment,
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\nimages: [{name: acme/a, newTag: «"1.2"»}]\n',
      },
    },
  ],
  unknown: [pod('"${IMAGE}"'), pod('"acme/a:${TAG}"')],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}\n',
  ],
});
