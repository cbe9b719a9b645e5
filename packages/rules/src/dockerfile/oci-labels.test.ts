import { testRule } from '@plimsoll/engine/testing';
import ociLabels from './oci-labels';

const both =
  'org.opencontainers.image.source=https://git.example.com/a org.opencontainers.image.revision=$REV';
const none =
  'The image does not say where it comes from: add labels org.opencontainers.image.source and org.opencontainers.image.revision';

const workflow = (step: string) => ({
  '.github/workflows/build.yml': `on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n${step}`,
});

testRule(ociLabels, {
  valid: [
    `FROM a:1\nLABEL ${both}\n`,
    {
      title: 'inherited from a stage',
      text: `FROM a:1 AS base\nLABEL ${both}\nFROM base\n`,
    },
    {
      title: 'labels of the build action',
      text: 'FROM a:1\n',
      with: workflow(
        '      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          labels: ${{ steps.meta.outputs.labels }}\n',
      ),
    },
    {
      title: 'labels of a build command',
      text: 'FROM a:1\n',
      with: {
        '.gitlab-ci.yml':
          'build:\n  script:\n    - docker build --label org.opencontainers.image.revision=$CI_COMMIT_SHA .\n',
      },
    },
    {
      title: 'labels of Compose',
      text: 'FROM a:1\n',
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      labels:\n        org.opencontainers.image.source: https://git.example.com/a\n',
      },
    },
  ],
  invalid: [
    {
      text: 'FROM «a:1»\nRUN make\nLABEL maintainer=me\nCMD ["a"]\n',
      says: none,
      fixed:
        'FROM a:1\nRUN make\nARG IMAGE_SOURCE\nLABEL org.opencontainers.image.source="$IMAGE_SOURCE"\nARG IMAGE_REVISION\nLABEL org.opencontainers.image.revision="$IMAGE_REVISION"\nLABEL maintainer=me\nCMD ["a"]\n',
    },
    {
      text: 'FROM «a:1»\nLABEL org.opencontainers.image.source=https://git.example.com/a\n',
      says: 'The image does not say where it comes from: add label org.opencontainers.image.revision',
    },
    {
      title: 'labels of a builder',
      text: `FROM a:1 AS build\nLABEL ${both}\nFROM «scratch»\nCOPY --from=build /a /a\n`,
      says: none,
    },
    {
      title: 'a pipeline that sets none',
      text: 'FROM «a:1»\n',
      with: workflow('      - run: docker build .\n'),
      says: none,
    },
  ],
  notApplicable: [''],
});
