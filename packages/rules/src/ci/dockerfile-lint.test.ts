import { testRule } from '@plimsoll/engine/testing';
import dockerfileLint from './dockerfile-lint';

const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps: [${lines}]\n`;

testRule(dockerfileLint, {
  valid: [
    steps('{uses: hadolint/hadolint-action@v3}, {run: docker build .}'),
    steps('{run: hadolint Dockerfile}, {run: docker build .}'),
    steps(
      '{uses: docker/build-push-action@v6, with: {call: check}}, {uses: docker/build-push-action@v6}',
    ),
    steps(
      '{uses: aquasecurity/trivy-action@0.36.0, with: {scan-type: config}}, {run: docker build .}',
    ),
    {
      kind: 'gitlab-ci',
      text: 'lint:\n  image: hadolint/hadolint:v2.12.0-debian\n  script: hadolint Dockerfile\nbuild:\n  script: docker build .\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker run --rm -i hadolint/hadolint < Dockerfile\n    - docker build .\n',
    },
  ],
  invalid: [
    {
      text: steps('{run: «docker build» .}'),
      says: 'Nothing checks the Dockerfile for mistakes before it is built: add docker build --check, or hadolint',
      severity: 'info',
    },
  ],
  unknown: [
    {
      kind: 'gitlab-ci',
      text: 'include: {project: a/b, file: c.yml, ref: v1.0.0}\na:\n  script: docker build .\n',
    },
  ],
  notApplicable: [steps('{run: make}')],
});
