import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/registry-oidc',
  title: 'Get into cloud registries without a key',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/login'],
    controls: [
      'nist-sp-800-190@2017:4.2.3',
      'cis-software-supply-chain@1.0:4.2.1-4.2.5',
    ],
    urls: [
      'https://docs.github.com/actions/concepts/security/openid-connect',
      'https://docs.gitlab.com/ci/cloud_services/',
    ],
  },
  why: `
    A key of a cloud in the secrets of the CI works from anywhere, for whoever has it, until somebody remembers to change
    it. The clouds trust the identity of the job instead: it shows which repository and branch it runs for, and gets
    credentials that end with it.`,
  unless: `your CI is not one that the cloud can be told to trust.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          aws-region: eu-central-1\n          aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      id-token: write\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with:\n          aws-region: eu-central-1\n          role-to-assume: arn:aws:iam::111122223333:role/publish-web\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const logins = actsOf(delivery, 'login').filter(
        ({ cloud }) => cloud !== undefined,
      );
      if (logins.length === 0) report.notApplicable();
      for (const { cloud, cloudKey, file } of logins)
        if (cloudKey)
          reportAt(
            report,
            file,
            cloudKey,
            `This key of ${cloud} stays valid until somebody changes it: let the job show its identity (OIDC) instead`,
          );
    },
  },
});
