import { testRule } from '@plimsoll/engine/testing';
import buildkitUsed from './buildkit-used';

const off =
  'BuildKit is switched off here: leave DOCKER_BUILDKIT out, or set it to 1';
const old =
  'An engine before version 23 builds without BuildKit: use a newer one, or set DOCKER_BUILDKIT to 1';
const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps: [${lines}]\n`;

testRule(buildkitUsed, {
  valid: [
    steps('{run: docker build .}'),
    steps('{run: docker build ., env: {DOCKER_BUILDKIT: 1}}'),
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: docker:29-cli\n  services: ["docker:29-dind"]\n  script: docker build .\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: docker:20.10\n  variables: {DOCKER_BUILDKIT: 1}\n  script: docker build .\n',
    },
  ],
  invalid: [
    {
      text: steps('{run: docker build ., env: {«DOCKER_BUILDKIT: 0»}}'),
      says: off,
      severity: 'low',
      fixed: steps('{run: docker build ., env: {DOCKER_BUILDKIT: 1}}'),
    },
    {
      text: steps('{run: «DOCKER_BUILDKIT=0» docker build .}'),
      says: off,
      fixed: steps('{run: DOCKER_BUILDKIT=1 docker build .}'),
    },
    {
      kind: 'gitlab-ci',
      text: 'variables:\n  «DOCKER_BUILDKIT: "0"» # old\na:\n  script: docker build .\n',
      says: off,
      fixed:
        'variables:\n  DOCKER_BUILDKIT: "1" # old\na:\n  script: docker build .\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  image: «docker:20.10.16»\n  services: ["docker:20.10.16-dind"]\n  script: docker build .\n',
      says: old,
    },
  ],
  notApplicable: [
    steps('{run: make}'),
    steps('{uses: docker/build-push-action@v6}'),
    steps('{run: buildah bud .}'),
    steps('{run: docker buildx build .}'),
  ],
});
