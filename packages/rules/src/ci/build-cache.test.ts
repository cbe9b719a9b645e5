import { testRule } from '@plimsoll/engine/testing';
import buildCache from './build-cache';

testRule(buildCache, {
  valid: [
    {
      title: 'one writes it, the other reads',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker buildx build --cache-from type=gha --cache-to type=gha,mode=max .\n      - run: docker buildx build --cache-from type=gha --push .\n',
    },
    {
      title: 'a service that keeps its own',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps: [{uses: depot/build-push-action@v1}]\n',
    },
    {
      title: 'kaniko',
      kind: 'gitlab-ci',
      text: 'a:\n  script: /kaniko/executor --cache=true --destination a:1\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          cache-from: type=gha\n          cache-to: type=gha,mode=max\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
      says: 'No layers are kept for the next build: read and write a cache, in the registry or in the CI',
      fixed:
        'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          cache-from: type=gha\n          cache-to: type=gha,mode=max\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n',
    },
    {
      title: 'read, never written',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n          cache-from: type=gha\n',
    },
  ],
  unknown: [
    {
      title: 'the Compose file may say so',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps: [{run: docker compose build}]\n',
    },
    {
      title: 'told to use none',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps: [{run: "docker buildx build --no-cache ."}]\n',
    },
    {
      title: 'a bake file may say so',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps: [{uses: docker/bake-action@v6}]\n',
    },
  ],
  notApplicable: [
    {
      title: 'a machine that keeps its layers',
      text: 'on: push\njobs:\n  image:\n    runs-on: [self-hosted, linux]\n    steps: [{run: docker build .}]\n',
    },
    {
      title: 'releases are built from a clean state',
      text: "on: {push: {tags: ['v*']}}\njobs:\n  image:\n    runs-on: x\n    steps: [{uses: docker/build-push-action@v6, with: {push: true}}]\n",
    },
    {
      title: 'releases in GitLab',
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker build .\n  rules: [{if: $CI_COMMIT_TAG}]\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
