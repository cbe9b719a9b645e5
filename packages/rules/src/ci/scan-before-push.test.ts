import { testRule } from '@plimsoll/engine/testing';
import scanBeforePush from './scan-before-push';

const says =
  'The image is pushed before it has been scanned: scan it first, and push it only if the scan passes';

testRule(scanBeforePush, {
  valid: [
    {
      title: 'a cache in a registry is no push of the image',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/bake-action@v7\n        with: {set: "*.output=type=docker,dest=a.tar\\n*.cache-from=type=registry,ref=x-cache"}\n      - run: trivy image --input a.tar\n      - uses: docker/bake-action@v7\n        with: {push: true}\n',
    },
    {
      title: 'nobody looks for an image by its commit',
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker push a:$CI_COMMIT_SHA\n    - trivy image --exit-code 1 a:$CI_COMMIT_SHA\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker build -t x:1.2.3 .\n    - trivy image x:1.2.3\n    - docker push x:1.2.3\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'stages: [build, scan, push]\nb: {stage: build, script: docker build -t x .}\ns: {stage: scan, script: trivy image x}\np: {stage: push, script: docker push x:1.2.3}\n',
    },
    {
      title: 'the release tag is given after the scan',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {push: true, tags: "x:${{ github.sha }}"}\n      - run: trivy image x:${{ github.sha }}\n      - run: docker buildx imagetools create -t x:1.2.3 x:${{ github.sha }}\n',
    },
    {
      title: 'a push by digest is found by nobody',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {outputs: "type=image,push-by-digest=true,push=true"}\n      - run: trivy image x\n      - run: docker push x:1.2.3\n',
    },
  ],
  invalid: [
    {
      title: 'a bake file whose output is a registry',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «docker/bake-action@v7»\n        with: {set: "*.output=type=registry"}\n      - run: trivy image x\n',
      says,
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker build -t x:1.2.3 .\n    - «docker push» x:1.2.3\n    - trivy image x:1.2.3\n',
      says,
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: «docker/build-push-action@v6»\n        with: {push: true, tags: "x:1.2.3"}\n      - uses: aquasecurity/trivy-action@0.30.0\n        with: {image-ref: "x:1.2.3"}\n',
      says,
    },
    {
      title: 'beside it is not before it',
      text: 'on: push\njobs:\n  push:\n    runs-on: x\n    steps: [{run: «docker push» x:1.2.3}]\n  scan:\n    runs-on: x\n    steps: [{run: trivy image x}]\n',
      says,
    },
    {
      title: 'the moving tag goes out first',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: «docker push» x:latest\n      - run: trivy image x\n      - run: docker push x:1.2.3\n',
      says,
    },
  ],
  unknown: [
    {
      title: 'before it is merged',
      text: "on: [push, pull_request]\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {uses: docker/build-push-action@v6, with: {push: \"${{ github.event_name != 'pull_request' }}\", tags: 'a:latest'}}\n      - {if: github.event_name == 'pull_request', uses: docker/scout-action@v1, with: {command: cves, exit-code: true}}\n",
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: docker push x:1.2.3}]\n',
      with: {
        '.github/workflows/scan.yml':
          'on: schedule\njobs:\n  s:\n    runs-on: x\n    steps: [{run: trivy image x}]\n',
      },
    },
  ],
  notApplicable: [
    { kind: 'gitlab-ci', text: 'a:\n  script: docker push x:1.2.3\n' },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: [docker build -t x ., trivy image x]\n',
    },
    { kind: 'gitlab-ci', text: 'a:\n  script: [docker push x, trivy fs .]\n' },
  ],
});
