import { testRule } from '@plimsoll/engine/testing';
import imageScan from './image-scan';

testRule(imageScan, {
  valid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n      - run: trivy image ghcr.io/acme/web:1.2.3\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:1 .\n    - docker push acme/web:1\n    - grype acme/web:1\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      says: 'The image that is built here is not scanned: add a scan that fails on critical vulnerabilities',
    },
    {
      title: 'files are not the image',
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - trivy fs .\n    - «docker build» -t acme/web:1 .\n    - docker push acme/web:1\n',
      says: 'Only files are scanned, not the image with its base and packages: scan the image that is built here',
    },
  ],
  unknown: [
    {
      title: 'a part of the pipeline is elsewhere',
      kind: 'gitlab-ci',
      text: 'include:\n  - project: acme/ci\n    file: scan.yml\npublish:\n  script:\n    - docker build -t acme/web:1 .\n    - docker push acme/web:1\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
