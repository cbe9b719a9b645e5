import { testRule } from '@plimsoll/engine/testing';
import tagCommitSha from './tag-commit-sha';

testRule(tagCommitSha, {
  valid: [
    {
      title: 'a version for every push',
      text: "on: {push: {tags: ['v*']}}\njobs:\n  image:\n    runs-on: x\n    steps: [{run: 'docker push a:${{ github.ref_name }}'}]\n",
    },
    {
      title: 'made by the metadata action and handed on',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - {id: meta, uses: docker/metadata-action@v5, with: {images: a, tags: type=sha}}\n      - run: docker buildx imagetools create $(jq -r .tags <<< "$DOCKER_METADATA_OUTPUT_JSON") a@sha256:00\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:$CI_COMMIT_SHA .\n    - docker push acme/web:$CI_COMMIT_SHA\n',
    },
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - «docker build» -t acme/web:1.0 .\n    - docker push acme/web:1.0\n',
      says: 'No tag names the commit that the image was built from: add one with the commit id',
    },
  ],
  unknown: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:$X .\n    - docker push acme/web:$X\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
