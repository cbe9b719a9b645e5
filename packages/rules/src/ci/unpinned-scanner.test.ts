import { testRule } from '@plimsoll/engine/testing';
import unpinnedScanner from './unpinned-scanner';

const steps = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${lines.replace(
    /^/gm,
    '      ',
  )}\n`;
const says =
  'The newest version of the tool is installed, whatever it is that day: name the version';

testRule(unpinnedScanner, {
  valid: [
    steps('- uses: aquasecurity/setup-trivy@v0.2\n  with: {version: v0.70.0}'),
    steps('- uses: sigstore/cosign-installer@v4'),
    steps(
      '- run: curl -sfL https://raw.githubusercontent.com/aquasecurity/trivy/v0.70.0/contrib/install.sh | sh',
    ),
    {
      title: 'the script takes the version',
      text: steps(
        '- run: curl -sSfL https://raw.githubusercontent.com/anchore/syft/main/install.sh | sh -s -- -b /usr/local/bin v1.51.0',
      ),
    },
    steps('- run: docker run --rm aquasec/trivy:0.70.0 image a'),
    steps(
      '- run: go install github.com/google/go-containerregistry/cmd/crane@v0.20.2',
    ),
    steps('- run: npm install -g snyk@1.1290.0'),
    steps('- run: pip install checkov==3.3.13'),
  ],
  invalid: [
    {
      text: steps(
        '- run: |\n    make\n    «curl -sSfL https://raw.githubusercontent.com/anchore/grype/main/install.sh | sh -s -- -b /usr/local/bin»',
      ),
      says,
      severity: 'low',
    },
    {
      text: steps('- uses: «aquasecurity/setup-trivy@v0.2»'),
      says,
    },
    {
      text: steps(
        '- uses: sigstore/cosign-installer@v4\n  with: {«cosign-release: main»}',
      ),
      says,
    },
    {
      text: steps(
        '- run: docker run --rm -v /var/run/docker.sock:/var/run/docker.sock «aquasec/trivy» image a',
      ),
      says,
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script:\n    - docker run --rm «ghcr.io/aquasecurity/trivy:latest» image a\n    - «npm install -g snyk»\n    - «go install github.com/sigstore/cosign/v2/cmd/cosign@latest»\n    - «pip install checkov»\n',
      says: [says, says, says, says],
    },
  ],
  unknown: [
    steps(
      '- uses: aquasecurity/setup-trivy@v0.2\n  with: {version: "${{ vars.TRIVY }}"}',
    ),
  ],
  notApplicable: [
    steps('- run: make'),
    steps('- run: curl -sSL https://example.com/deploy.sh | sh'),
    steps('- run: trivy image a'),
    steps('- run: docker run --rm node:latest npm test'),
  ],
});
