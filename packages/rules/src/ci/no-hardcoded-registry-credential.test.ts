import { testRule } from '@plimsoll/engine/testing';
import noHardcodedRegistryCredential from './no-hardcoded-registry-credential';

testRule(noHardcodedRegistryCredential, {
  valid: [
    {
      kind: 'gitlab-ci',
      text: `variables:\n  DOCKER_AUTH_CONFIG: '{"auths": {"r.example.com": {"auth": "$AUTH"}}}'\na:\n  script: make\n`,
    },
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
      text: `variables:\n  «DOCKER_AUTH_CONFIG: '{"auths": {"r.example.com": {"auth": "Y2k6aHVudGVyMg=="}}}'»\na:\n  script: make\n`,
      says: 'The password of a registry stands in the pipeline: change it, and keep DOCKER_AUTH_CONFIG in the variables of the project',
    },
    {
      title: 'echoed into the login',
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - echo «hunter2hunter2» | docker login -u ci --password-stdin r.example.com\n',
    },
    {
      title: 'of a service container and of an action',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    services:\n      db: {image: r.example.com/a:1, credentials: {username: u, password: «hunter2»}}\n    steps:\n      - uses: docker/login-action@v3\n        with: {username: u, password: «hunter2»}\n',
    },
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
