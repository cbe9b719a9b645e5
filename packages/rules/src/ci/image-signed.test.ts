import { testRule } from '@plimsoll/engine/testing';
import imageSigned from './image-signed';

testRule(imageSigned, {
  valid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n      - run: cosign sign --yes ghcr.io/acme/web@sha256:abc\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      says: 'The image is pushed unsigned: sign its digest with cosign in the same job',
    },
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - «docker build» -t acme/web:1 .\n    - docker push acme/web:1\n',
    },
  ],
  notApplicable: [
    {
      title: 'nothing is pushed',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build -t web .\n',
    },
  ],
});
