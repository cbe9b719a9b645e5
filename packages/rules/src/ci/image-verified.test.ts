import { testRule } from '@plimsoll/engine/testing';
import rule from './image-verified';

const workflow = (before: string, deploy = 'kubectl set image') =>
  `on: push\njobs:\n  deploy:\n    runs-on: x\n    steps:\n${before}      - run: ${deploy} deployment/web web=ghcr.io/acme/web:1\n`;
const step = (run: string) => `      - run: ${run}\n`;

testRule(rule, {
  valid: [
    workflow(step('cosign verify --key a.pub ghcr.io/acme/web:1')),
    workflow(step('cosign verify-attestation --key a.pub ghcr.io/acme/web:1')),
    workflow(step('notation verify ghcr.io/acme/web:1')),
    workflow(
      step('gh attestation verify oci://ghcr.io/acme/web:1 --owner acme'),
    ),
    workflow(step('slsa-verifier verify-image ghcr.io/acme/web:1')),
    {
      title: 'a policy of the cluster',
      text: workflow(''),
      with: {
        'k8s/policy.yaml':
          'apiVersion: policies.kyverno.io/v1\nkind: ImageValidatingPolicy\nmetadata: {name: a}\n',
      },
    },
  ],
  invalid: [
    {
      text: workflow('', '«kubectl set image»'),
      says: 'Nothing verifies the signature of what is deployed: run cosign verify in front of it',
    },
    {
      title: 'what signs does not verify',
      text: workflow(
        step('cosign sign --yes ghcr.io/acme/web:1'),
        '«kubectl set image»',
      ),
    },
  ],
  notApplicable: [
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build .\n',
  ],
});
