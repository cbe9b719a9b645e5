import { testRule } from '@plimsoll/engine/testing';
import imageBuilt from './image-built';

testRule(imageBuilt, {
  valid: [
    {
      kind: 'github-actions',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: docker/build-push-action@v6}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: docker build .\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      title: 'in a workflow that is called',
      kind: 'github-actions',
      text: 'on: push\njobs:\n  a: {uses: ./.github/workflows/image.yml}\n',
      with: {
        Dockerfile: 'FROM a:1\n',
        '.github/workflows/image.yml':
          'on: workflow_call\njobs:\n  b:\n    runs-on: x\n    steps: [{run: docker buildx bake}]\n',
      },
    },
  ],
  invalid: [
    {
      kind: 'github-actions',
      text: 'on: push\n«jobs»:\n  a:\n    runs-on: x\n    steps: [{run: make test}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
      says: 'There is a Dockerfile, but no pipeline builds it: add a job that does',
      severity: 'medium',
    },
    {
      kind: 'gitlab-ci',
      text: '«test»:\n  script: make test\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
  ],
  unknown: [
    {
      title: 'a task that may build it',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      title: 'a release tool that builds images',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{uses: goreleaser/goreleaser-action@v6}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      title: 'a file with mistakes',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: a\n     - run: docker build .\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    'FROM a:1\n',
    { text: 'FROM a:1\n', with: { Jenkinsfile: 'pipeline {}\n' } },
    {
      kind: 'github-actions',
      text: 'on: push\njobs:\n  a: {uses: acme/ci/.github/workflows/image.yml@v1}\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      kind: 'github-actions',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make image}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    {
      kind: 'gitlab-ci',
      text: 'include: [{project: acme/ci, file: image.yml}]\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
  ],
  notApplicable: [
    {
      kind: 'github-actions',
      text: 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{run: make}]\n',
    },
  ],
});
