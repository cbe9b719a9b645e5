import { testRule } from '@plimsoll/engine/testing';
import gitlabProtectedPush from './gitlab-protected-push';

const gitlab = (rest: string, tag = 'latest', head = '') => ({
  kind: 'gitlab-ci' as const,
  text: `${head}a:\n  script: docker push r/a:${tag}\n${rest}`,
});
const github = (on: string, step: string, job = '') =>
  `on: ${on}\njobs:\n  a:\n    runs-on: x\n${job}    steps:\n      - ${step}\n`;
const says =
  'Any branch can give latest to its image: push it for protected branches and tags only';

testRule(gitlabProtectedPush, {
  valid: [
    gitlab('  rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n'),
    gitlab('  rules: [{if: $CI_COMMIT_TAG}, {when: never}]\n'),
    gitlab('  only: [main, tags]\n'),
    gitlab('', '$CI_COMMIT_SHORT_SHA'),
    gitlab('', '$CI_COMMIT_REF_SLUG'),
    gitlab(
      '  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\n',
      'mr-$CI_MERGE_REQUEST_IID',
    ),
    {
      title: 'the whole pipeline is for the default branch',
      ...gitlab(
        '',
        'latest',
        'workflow: {rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]}\n',
      ),
    },
    {
      title: 'the script asks for the branch itself',
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker push r/a:$CI_COMMIT_SHA\n    - if [ "$CI_COMMIT_BRANCH" = main ]; then docker push r/a:latest; fi\n',
    },
    github('{push: {branches: [main]}}', 'run: docker push r/a:latest'),
    github(
      '[push, pull_request]',
      'uses: docker/build-push-action@v6\n        with: {push: "${{ github.event_name != \'pull_request\' }}", tags: r/a:latest}',
    ),
    github(
      '[push, pull_request]',
      'run: docker push r/a:latest',
      "    if: github.ref == 'refs/heads/main'\n",
    ),
    github(
      '[push, pull_request]',
      "run: docker push r/a:latest\n        if: github.event_name == 'push'",
    ),
  ],
  invalid: [
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker push «r/a:latest»\n',
      says,
      severity: 'medium',
    },
    {
      title: 'by hand is for any branch too',
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker push «r/a»\n  when: manual\n',
      says,
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker push «r/a:latest»\n  rules: [{if: $CI_COMMIT_BRANCH}, {when: never}]\n',
      says,
    },
    {
      text: github(
        '[push, pull_request]',
        'uses: docker/build-push-action@v6\n        with: {push: true, tags: «r/a:latest»}',
      ),
      says,
    },
  ],
  notApplicable: [gitlab('').text.replace('docker push', 'echo')].map(text => ({
    kind: 'gitlab-ci' as const,
    text,
  })),
});
