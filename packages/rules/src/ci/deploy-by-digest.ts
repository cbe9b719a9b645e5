import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/deploy-by-digest',
  title: 'Deploy the digest that was built',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['registry/run-by-digest'],
    controls: [
      'nist-sp-800-190@2017:4.2.2',
      'nist-sp-800-190@2017:4.4.5',
      'owasp-docker-cheat-sheet@0a11bd1d:13',
      'slsa-build@1.2:provenance-exists',
      'cis-software-supply-chain@1.0:5.1.7',
    ],
  },
  why: `
    What was scanned, tested and signed has a digest; a tag only says where somebody put an image last. Between the build
    and the deployment, or when a pod starts again months later, the same tag can bring something else. Hand the digest of
    the build on and deploy \`image@sha256:…\`, with the tag in a comment or label for people.`,
  unless: `the registry refuses to overwrite tags.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubectl set image deployment/web web=ghcr.io/acme/web:latest\n',
      good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - id: build\n        uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n      - run: kubectl set image deployment/web web=ghcr.io/acme/web@${{ steps.build.outputs.digest }}\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const deployed = delivery.jobs
        // What shows a change to its reviewers is gone with it.
        .filter(({ reviewOnly }) => !reviewOnly)
        .flatMap(({ acts }) => acts)
        .flatMap(act =>
          act.does === 'deploy'
            ? act.runs.map(image => ({ image, file: act.file }))
            : [],
        );
      // What manifests and charts name is for the rules that read them.
      if (deployed.length === 0) report.notApplicable();
      const isSigned = actsOf(delivery, 'sign').length > 0;
      for (const { image, file } of deployed) {
        if (image.by === 'unknown')
          report.unknown('The files do not tell what is deployed');
        if (image.by !== 'tag') continue;
        const name = shown(image.text.replace(/[{}]/g, '')) || 'the tag';
        reportAt(
          report,
          file,
          image,
          isSigned
            ? `The digest is signed, but ${name} is deployed, which can name another image: deploy the digest`
            : `What ${name} names can change after the build: deploy the digest that the build gave out`,
          { severity: image.meaning === 'moving' ? 'high' : 'medium' },
        );
      }
    },
  },
});
