import { testRule } from '@plimsoll/engine/testing';
import copyFromUnknownStage from './copy-from-unknown-stage';

const dockerfile = 'FROM a:1\nCOPY --from=assets /a /a\n';

testRule(copyFromUnknownStage, {
  valid: [
    'FROM a:1 AS build\nFROM b:1\nCOPY --from=Build /a /a\n',
    'FROM a:1\nFROM b:1\nCOPY --from=0 /a /a\n',
    {
      title: 'images',
      text: 'FROM a:1\nCOPY --from=acme/tools /a /a\nCOPY --from=tools:1 /a /a\nCOPY --from=nginx /a /a\nCOPY --from=alpine /a /a\n',
    },
    {
      title: 'a context of Compose, as a map',
      text: dockerfile,
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        assets: ./assets\n',
      },
    },
    {
      title: 'a context of Compose, as a list',
      text: dockerfile,
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        - assets=./assets\n',
      },
    },
    {
      title: 'a context of the build action',
      text: dockerfile,
      with: {
        '.github/workflows/build.yml':
          'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          build-contexts: |\n            other=./other\n            assets=./assets\n',
      },
    },
    {
      title: 'a context on a command line',
      text: dockerfile,
      with: {
        '.gitlab-ci.yml':
          'build:\n  script:\n    - docker buildx build --build-context assets=../assets .\n',
      },
    },
  ],
  invalid: [
    {
      text: 'FROM a:1\nCOPY --from=«tools» /a /a\n',
      says: 'No stage is called tools: name a stage, or an image with its tag',
    },
    {
      title: 'before there is a stage',
      text: 'COPY --from=«foo» bar .\n',
      says: 'No stage is called foo: name a stage, or an image with its tag',
    },
    {
      text: 'FROM a:1 AS build\nFROM b:1\nCOPY --chown=1:1 --from=«biuld» \\\n  # what we made\n  /a /a\n',
      says: 'No stage is called biuld: did you mean build?',
      fixed:
        'FROM a:1 AS build\nFROM b:1\nCOPY --chown=1:1 --from=build \\\n  # what we made\n  /a /a\n',
    },
    {
      text: 'FROM a:1\nCOPY --from=«later» /a /a\nFROM b:1 AS later\n',
      says: 'Stage later stands further down: move it up, where every builder finds it',
    },
    {
      text: 'FROM a:1\nFROM b:1\nCOPY --from=«2» /a /a\n',
      says: 'There is no stage 2: stages are counted from 0',
      severity: 'high',
    },
    {
      title: 'a trigger',
      text: 'FROM a:1\nONBUILD COPY --from=«tools» /a /a\n',
      says: 'No stage is called tools: name a stage, or an image with its tag',
    },
  ],
  unknown: ['FROM a:1\nARG FROM\nCOPY --from=$FROM /a /a\n'],
  notApplicable: ['FROM a:1\nCOPY a b\n', ''],
});
