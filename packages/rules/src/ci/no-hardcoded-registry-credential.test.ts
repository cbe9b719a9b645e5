import { testRule } from '@plimsoll/engine/testing';
import noHardcodedRegistryCredential from './no-hardcoded-registry-credential';

testRule(noHardcodedRegistryCredential, {
  valid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker login -u ci -p "$P" r.example.com\n',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    container:\n      image: r.example.com/a:1\n      credentials:\n        username: u\n        password: ${{ secrets.P }}\n    steps:\n      - run: make\n',
    },
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker login -u ci -p «hunter2hunter2» r.example.com\n',
      says: 'The password of a registry stands in the pipeline: change it, and read the new one from a secret',
    },
    {
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    container:\n      image: r.example.com/a:1\n      credentials:\n        username: u\n        password: «hunter2»\n    steps:\n      - run: make\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
