import { testRule } from '@plimsoll/engine/testing';
import rule from './image-matches-pipeline';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: ${image}\n`;
const workflow = (run: string) => ({
  '.github/workflows/a.yml': `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ${run}\n`,
});
const pushes = workflow('docker build --push -t ghcr.io/acme/web:1 .');
const partly = workflow(
  'docker build --push -t ghcr.io/${{ github.repository_owner }}/web:1 .',
);

testRule(rule, {
  valid: [
    { text: pod('ghcr.io/acme/web:2'), with: pushes },
    { text: pod('ghcr.io/acme/web@sha256:abc'), with: partly },
    {
      title: 'two pushes',
      text: pod('quay.io/acme/web:2'),
      with: workflow(
        'docker build --push -t ghcr.io/acme/web:1 -t quay.io/acme/web:1 .',
      ),
    },
    {
      title: 'a copy for the cluster',
      text: pod('quay.io/acme/web:2'),
      with: workflow(
        'docker build --push -t ghcr.io/acme/web:1 . && crane copy ghcr.io/acme/web:1 quay.io/acme/web:1',
      ),
    },
  ],
  invalid: [
    {
      text: pod('«quay.io/acme/web:2»'),
      with: pushes,
      says: 'The pipeline pushes ghcr.io/acme/web, and this is an image of another place: run what is pushed',
      severity: 'medium',
    },
    { text: pod('«acme/web»'), with: pushes },
    {
      text: pod('«quay.io/acme/web:2»'),
      with: partly,
      says: 'The pipeline pushes ghcr.io/…/web, and this is an image of another place: run what is pushed',
    },
    {
      text: pod('«quay.io/acme/web:2»'),
      file: 'k8s/overlays/dev/pod.yaml',
      with: pushes,
      severity: 'info',
    },
  ],
  unknown: [
    {
      text: pod('quay.io/acme/web:2'),
      with: {
        ...pushes,
        '.github/workflows/b.yml':
          'on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/image.yml@v1\n',
      },
    },
  ],
  notApplicable: [
    pod('quay.io/acme/web:2'),
    { text: pod('quay.io/acme/api:2'), with: pushes },
    { text: pod('web:2'), with: pushes },
    { text: pod('${IMAGE}'), with: pushes },
    {
      text: pod('quay.io/acme/web:2'),
      with: workflow('docker build -t ghcr.io/acme/web .'),
    },
  ],
});
