import { testRule } from '@plimsoll/engine/testing';
import noLatestOnly from './no-latest-only';

testRule(noLatestOnly, {
  valid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:latest -t acme/web:1.2.3 .\n    - docker push --all-tags acme/web\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: «ghcr.io/acme/web:latest»\n',
      says: 'The only tag of the image is latest, which moves with every build: push one with the commit or version too',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
