import { testRule } from '@plimsoll/engine/testing';
import gitlabRulesDouble from './gitlab-rules-double';

const job = (rules: string, head = '') =>
  `${head}a:\n  script: docker build .\n  rules:\n${rules.replace(
    /^/gm,
    '    ',
  )}\n`;
const says =
  'The job runs twice for a commit with an open merge request: choose one kind of pipeline in workflow: rules';
const marked = (text: string) => text.replace('rules:', '«rules»:');

testRule(gitlabRulesDouble, {
  valid: [
    job('- if: $CI_PIPELINE_SOURCE == "merge_request_event"'),
    job(
      '- if: $CI_PIPELINE_SOURCE == "merge_request_event"\n- if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n- if: $CI_COMMIT_TAG',
    ),
    job(
      '- if: $CI_PIPELINE_SOURCE == "merge_request_event"\n  when: never\n- when: always',
    ),
    {
      title: 'the whole pipeline is for one of them',
      text: job(
        '- if: $CI_PIPELINE_SOURCE == "merge_request_event"\n- if: $CI_PIPELINE_SOURCE == "push"',
        'workflow:\n  rules:\n    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS\n      when: never\n    - when: always\n',
      ),
    },
    'a:\n  script: docker build .\n  only: [merge_requests]\n',
    'a:\n  script: docker build .\n  only: [main, merge_requests]\n',
  ],
  invalid: [
    {
      text: marked(
        job(
          '- if: $CI_PIPELINE_SOURCE == "merge_request_event"\n- if: $CI_PIPELINE_SOURCE == "push"',
        ),
      ),
      says,
      severity: 'low',
    },
    {
      title: 'any branch',
      text: marked(job('- if: $CI_COMMIT_BRANCH\n- if: $CI_MERGE_REQUEST_IID')),
      says,
    },
    {
      title: 'whatever comes',
      text: marked(job('- if: $CI_COMMIT_TAG\n  when: manual\n- when: always')),
      says,
    },
    {
      text: 'a:\n  script: docker build .\n  «only»: [branches, merge_requests]\n',
      says,
    },
  ],
  notApplicable: ['a:\n  script: docker build .\n'],
});
