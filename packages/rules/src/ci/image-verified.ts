import { defineRule } from '@plimsoll/engine';
import type { Service } from '@plimsoll/syntax';
import { actsOf, hiddenParts, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/image-verified',
  title: 'Verify the signature of an image before it is deployed',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['registry/signed'],
    controls: [
      'cis-docker@1.8.0:4.12',
      'nist-sp-800-190@2017:4.1.5',
      'slsa-build@1.2:validate-authenticity',
    ],
    urls: ['https://docs.sigstore.dev/cosign/verifying/verify/'],
  },
  why: `
    A signature that nobody looks at protects nobody: whoever can write to the registry can still put another image behind
    the tag. Verify it in the job that deploys, by the identity of the pipeline, or have the cluster refuse what is not
    signed.`,
  unless: `the cluster verifies by a policy that lies in another repository; as that is common, the rule is off by default.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubectl set image deployment/web web=ghcr.io/acme/web@$DIGEST\n',
      good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: cosign verify --key cosign.pub "ghcr.io/acme/web@$DIGEST"\n      - run: kubectl set image deployment/web web=ghcr.io/acme/web@$DIGEST\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service(service, report) {
      const { delivery } = service;
      const [deploy] = actsOf(delivery, 'deploy');
      const [elsewhere] = hiddenParts(delivery);
      if (!deploy) report.notApplicable();
      else if (actsOf(delivery, 'verify').length || hasPolicy(service)) return;
      else if (elsewhere)
        report.unknown(`${elsewhere.file.source.file} ${elsewhere.reason}`);
      else
        reportAt(
          report,
          deploy.file,
          deploy,
          'Nothing verifies the signature of what is deployed: run cosign verify in front of it',
        );
    },
  },
});

/** A policy by which the cluster verifies lies beside the manifests. */
const hasPolicy = ({ manifests }: Service) =>
  manifests.some(({ objects }) =>
    objects.some(({ objectKind }) => policies.has(objectKind)),
  );

/** Of sigstore's policy controller and of Kyverno. */
const policies: ReadonlySet<string | undefined> = new Set([
  'ClusterImagePolicy',
  'ImageValidatingPolicy',
  'NamespacedImageValidatingPolicy',
]);
