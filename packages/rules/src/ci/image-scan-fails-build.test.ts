import { testRule } from '@plimsoll/engine/testing';
import imageScanFailsBuild from './image-scan-fails-build';

testRule(imageScanFailsBuild, {
  valid: [
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
    },
    {
      kind: 'gitlab-ci',
      text: 'publish:\n  script:\n    - docker build -t acme/web:1 .\n    - «grype» acme/web:1\n',
    },
  ],
  notApplicable: [
    {
      text: 'on: push\njobs:\n  image:\n    runs-on: x\n    steps:\n      - run: make\n',
    },
  ],
});
