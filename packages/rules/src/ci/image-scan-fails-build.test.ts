import { testRule } from '@plimsoll/engine/testing';
import imageScanFailsBuild from './image-scan-fails-build';

testRule(imageScanFailsBuild, {
  valid: [
    {
      title: 'SARIF of every severity, and it stops at the worst',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: aquasecurity/trivy-action@0.36.0\n        with: {image-ref: a, format: sarif, exit-code: 1, limit-severities-for-sarif: true, severity: CRITICAL}\n',
    },
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build -t acme/web:1 .\n      - run: trivy image --exit-code 1 acme/web:1\n',
    },
    {
      title: 'one of two stops the build',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build -t acme/web:1 .\n      - run: trivy image --format sarif acme/web:1\n      - run: trivy image --exit-code 1 acme/web:1\n',
    },
  ],
  invalid: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build -t acme/web:1 .\n      - run: «trivy image» acme/web:1\n',
      fixed:
        'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: docker build -t acme/web:1 .\n      - run: trivy image --exit-code 1 acme/web:1\n',
    },
    {
      title: 'an action without its input',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: «aquasecurity/trivy-action@0.36.0»\n        with:\n          image-ref: a\n',
      fixed:
        "on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: aquasecurity/trivy-action@0.36.0\n        with:\n          exit-code: '1'\n          image-ref: a\n",
    },
    {
      title: 'a version that ignores it for SARIF',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: aquasecurity/trivy-action@0.11.2\n        with: {image-ref: a, format: sarif, «exit-code: 1»}\n',
    },
    {
      title: 'a script that goes on',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: |\n          set +e\n          «trivy image» --exit-code 1 a\n          echo done\n',
    },
    {
      title: 'a push that comes all the same',
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: trivy image --exit-code 1 a\n      - run: «docker push» a\n        if: always()\n',
      says: 'The image is pushed even if the scan has failed: leave the always() out of the condition',
    },
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:1 .\n    - «grype» acme/web:1\n',
      fixed:
        'publish:\n  script:\n    - docker build -t acme/web:1 .\n    - grype --fail-on critical acme/web:1\n',
    },
    {
      title: 'a job that may fail',
      kind: 'gitlab-ci',
      text: 'scan:\n  script: «trivy image» --exit-code 1 a\n  allow_failure: true\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
