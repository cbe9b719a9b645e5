import { testRule } from '@plimsoll/engine/testing';
import actionPinnedSha from './action-pinned-sha';

testRule(actionPinnedSha, {
  valid: [
    {
      title: 'its own project, at the commit that runs',
      kind: 'gitlab-ci',
      text: 'include: [{component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/build@$CI_COMMIT_SHA}]\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'include:\n  - {project: acme/ci, ref: v1.4.2, file: a.yml}\n  - {project: acme/ci, ref: 11bd71901bbe5b1630ceea73d27597364c9af683, file: a.yml}\n  - {component: gitlab.com/acme/image@1.4.2}\n  - {remote: "https://example.com/a.yml", integrity: "sha256-L3/GAoKaw0Arw6hDCKeKQlV1QPEgHYxGBHsH4zG1IY8="}\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n',
    },
    {
      title: 'has to stay on a tag',
      text: 'on: push\njobs:\n  a:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@v2.1.0\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «actions/checkout@v4»\n',
      says: 'Whoever owns actions/checkout can put other code behind v4: pin the full commit id, with the version in a comment',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «acme/do/it@main»\n',
    },
    {
      title: 'a called workflow',
      text: 'on: push\njobs:\n  a:\n    uses: «acme/ci/.github/workflows/x.yml@v1»\n',
    },
    {
      title: 'a job that can publish has more to lose',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    permissions: {packages: write}\n    steps:\n      - uses: «docker/login-action@v3»\n',
      severity: 'high',
    },
    {
      title: 'a job that is given a secret, too',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «acme/deploy@v3»\n        with: {key: "${{ secrets.KEY }}"}\n',
      severity: 'high',
    },
    {
      kind: 'gitlab-ci',
      text: 'include:\n  - «project: acme/ci\n    file: image.yml»\n  - «{project: acme/ci, ref: main, file: a.yml}»\n  - «component: gitlab.com/acme/image@~latest»\n  - «remote: https://example.com/a.yml»\n',
      says: [
        'The include of acme/ci follows its default branch: name a commit or a version',
        'The include of acme/ci follows main, which moves: name a commit or a full version',
        'The include of gitlab.com/acme/image follows ~latest, which moves: name a commit or a full version',
        'The file that is included from the web can change at any time: add its integrity, or keep a copy in the repository',
      ],
      severity: 'medium',
    },
  ],
  unknown: [
    {
      kind: 'gitlab-ci',
      text: 'include: [{project: acme/ci, ref: $CI_VERSION, file: a.yml}]\n',
    },
  ],
  notApplicable: [
    {
      kind: 'gitlab-ci',
      text: 'include: [{template: Jobs/SAST.gitlab-ci.yml}]\na: {script: b}\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: ./here\n      - run: make\n',
    },
  ],
});
