import { testRule } from '@plimsoll/engine/testing';
import registryOidc from './registry-oidc';

const step = (uses: string) =>
  `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ${uses}\n`;
const key = (cloud: string) =>
  `This key of ${cloud} stays valid until somebody changes it: let the job show its identity (OIDC) instead`;

testRule(registryOidc, {
  valid: [
    step(
      'aws-actions/configure-aws-credentials@v6\n        with: {role-to-assume: r}',
    ),
    step(
      'google-github-actions/auth@v3\n        with: {workload_identity_provider: p}',
    ),
    step('azure/login@v3\n        with: {client-id: c}'),
    {
      title: 'a token that another step got',
      text: step(
        'docker/login-action@v4\n        with: {registry: europe-docker.pkg.dev, password: "${{ steps.auth.outputs.access_token }}"}',
      ),
    },
  ],
  invalid: [
    {
      text: step(
        'google-github-actions/auth@v3\n        with: {«credentials_json: "${{ secrets.GCP }}"»}',
      ),
      says: key('Google Cloud'),
      severity: 'low',
    },
    {
      text: step(
        'azure/login@v3\n        with: {«creds: "${{ secrets.AZ }}"»}',
      ),
      says: key('Azure'),
    },
    {
      text: step(
        'docker/login-action@v4\n        with: {registry: 1.dkr.ecr.eu-west-1.amazonaws.com, username: a, «password: "${{ secrets.AWS }}"»}',
      ),
      says: key('AWS'),
    },
    {
      kind: 'gitlab-ci',
      text: 'a:\n  script: gcloud auth activate-service-account --key-file «$KEY»\n',
      says: key('Google Cloud'),
    },
  ],
  notApplicable: [
    {
      title: 'the token of the job ends with it',
      text: step(
        'docker/login-action@v4\n        with: {registry: ghcr.io, password: "${{ secrets.GITHUB_TOKEN }}"}',
      ),
    },
    step('actions/checkout@v4'),
  ],
});
