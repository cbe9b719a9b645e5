import { testRule } from '@plimsoll/engine/testing';
import loginPasswordStdin from './login-password-stdin';

testRule(loginPasswordStdin, {
  valid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - echo "$P" | docker login -u ci --password-stdin r.example.com\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          password: ${{ secrets.P }}\n',
    },
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker login -u ci -p «"$REGISTRY_PASSWORD"» r.example.com # in\n',
      severity: 'high',
      fixed:
        'publish:\n  script:\n    - echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin r.example.com # in\n',
    },
    {
      title: 'in a block',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          set -e\n          docker login r --username u --password «${{ secrets.P }}»\n',
      fixed:
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          set -e\n          echo "${{ secrets.P }}" | docker login r --username u --password-stdin\n',
    },
    {
      title: 'the token of the job',
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker login -u ci -p «$CI_JOB_TOKEN» r.example.com\n',
      severity: 'medium',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
