import { testRule } from '@plimsoll/engine/testing';
import buildCache from './build-cache';

testRule(buildCache, {
  valid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          cache-from: type=gha\n          cache-to: type=gha,mode=max\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      says: 'No layers are kept for the next build: read and write a cache, in the registry or in the CI',
    },
    {
      title: 'read, never written',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          cache-from: type=gha\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
