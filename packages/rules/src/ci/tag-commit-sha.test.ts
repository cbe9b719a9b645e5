import { testRule } from '@plimsoll/engine/testing';
import tagCommitSha from './tag-commit-sha';

testRule(tagCommitSha, {
  valid: [
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
