import { testRule } from '@plimsoll/engine/testing';
import tagSemver from './tag-semver';

const says =
  'No tag of the image is a version: push one for each release, such as 1.4.2';

testRule(tagSemver, {
  valid: [
    { kind: 'gitlab-ci', text: 'a:\n  script: docker push x:$CI_COMMIT_TAG\n' },
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/metadata-action@v5\n        id: meta\n        with: {images: x, tags: "type=semver,pattern={{version}}"}\n      - uses: docker/build-push-action@v6\n        with: {push: true, tags: "${{ steps.meta.outputs.tags }}"}\n',
  ],
  invalid: [
    {
      text: 'on: {push: {tags: ["v*"]}}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {push: true, tags: "«x:${{ github.sha }}»"}\n',
      says,
      severity: 'low',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker push «x:latest»\n',
      says,
      severity: 'info',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker push «x:$CI_COMMIT_SHA»\n  rules: [{if: $CI_COMMIT_TAG}]\n',
      says,
      severity: 'low',
    },
  ],
  unknown: [
    { kind: 'gitlab-ci', text: 'a:\n  script: docker push $IMAGE\n' },
    { kind: 'gitlab-ci', text: 'a:\n  script: docker compose push\n' },
    {
      kind: 'gitlab-ci',
      text: 'include: [{project: acme/ci, file: x.yml}]\na:\n  script: docker push x:$CI_COMMIT_SHA\n',
    },
  ],
  notApplicable: [
    { kind: 'gitlab-ci', text: 'a:\n  script: docker build .\n' },
  ],
});
