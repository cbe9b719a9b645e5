import { testRule } from '@plimsoll/engine/testing';
import cosignKeyless from './cosign-keyless';

const steps = (lines: string, permissions = '{id-token: write}') =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    permissions: ${permissions}\n    steps: [${lines}]\n`;

testRule(cosignKeyless, {
  valid: [
    steps('{run: "cosign sign --yes a@${{ needs.b.outputs.digest }}"}'),
    steps('{run: "cosign sign --yes $IMAGE_DIGEST"}', 'write-all'),
    {
      title: 'the workflow that calls it may have given it',
      text: 'on: workflow_call\njobs:\n  a:\n    runs-on: x\n    steps: [{run: "cosign sign --yes a@$D"}]\n',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  id_tokens: {SIGSTORE_ID_TOKEN: {aud: sigstore}}\n  script: cosign sign --yes a@$DIGEST\n',
    },
  ],
  invalid: [
    {
      text: steps('{run: "cosign sign --yes «a:${{ github.sha }}»"}'),
      says: 'A tag is signed, which may name another image by then: sign the digest that the build gave out',
      severity: 'medium',
    },
    {
      text: steps('{run: "cosign sign --key «env://COSIGN_KEY» a@$D"}'),
      says: 'A key signs here that whoever gets it can use for years: sign with the identity of the job',
      severity: 'info',
    },
    {
      text: steps('{run: "«cosign sign» --yes a@$D"}', '{contents: read}'),
      says: 'The job may not show who it is, so that signing without a key fails: give it id-token: write',
      severity: 'low',
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: «cosign sign» --yes a@$DIGEST\n',
      says: 'The job has no SIGSTORE_ID_TOKEN, so that signing without a key fails: add it under id_tokens',
    },
  ],
  notApplicable: [
    steps('{run: make}'),
    steps('{run: notation sign a:1}'),
    steps('{uses: actions/attest@v4}'),
  ],
});
