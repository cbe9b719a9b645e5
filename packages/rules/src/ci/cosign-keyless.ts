import { defineRule } from '@plimsoll/engine';
import type {
  DeliveryJob,
  GitlabJob,
  Job,
  ServiceReport,
  SignAct,
} from '@plimsoll/engine';
import { reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/cosign-keyless',
  title: 'Sign the digest with the identity of the job',
  category: 'supply-chain',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['registry/signed'],
    controls: [
      'cis-docker@1.8.0:4.12',
      'nist-sp-800-190@2017:4.1.5',
      'cis-software-supply-chain@1.0:4.1.1',
    ],
    urls: ['https://docs.sigstore.dev/cosign/signing/overview/'],
  },
  why: `
    A tag may name another image by the time it is signed, and then that one has your signature: sign the digest that the
    build gave out. A private key in the CI can be stolen and used for years; with the identity of the job there is no
    key, and the signature says which workflow of which repository made it.`,
  unless: `the signing key lies in a key management service, or your images must not show in a public log.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      id-token: write\n    steps:\n      - run: cosign sign --yes ghcr.io/acme/web:1.2.3\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    permissions:\n      id-token: write\n    steps:\n      - id: build\n        uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/web:1.2.3\n      - run: cosign sign --yes ghcr.io/acme/web@${{ steps.build.outputs.digest }}\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const signing = delivery.jobs.flatMap(job =>
        job.acts.flatMap(act =>
          act.does === 'sign' && act.tool === 'cosign sign'
            ? [{ job, act }]
            : [],
        ),
      );
      if (signing.length === 0) report.notApplicable();
      for (const { job, act } of signing) judge(job, act, report);
    },
  },
});

function judge({ job }: DeliveryJob, act: SignAct, report: ServiceReport) {
  const { tag, key, keyless, file } = act;
  if (tag)
    reportAt(
      report,
      file,
      tag,
      'A tag is signed, which may name another image by then: sign the digest that the build gave out',
      { severity: 'medium' },
    );
  if (key)
    reportAt(
      report,
      file,
      key,
      'A key signs here that whoever gets it can use for years: sign with the identity of the job',
      { severity: 'info' },
    );
  if (!keyless || !job) return;
  if ('workflow' in job ? !mayIdentify(job) : !hasIdToken(job))
    reportAt(
      report,
      file,
      act,
      'workflow' in job
        ? 'The job may not show who it is, so that signing without a key fails: give it id-token: write'
        : 'The job has no SIGSTORE_ID_TOKEN, so that signing without a key fails: add it under id_tokens',
    );
}

/** Where nothing is said, the workflow that calls this one may have given it. */
function mayIdentify({ permissions, workflow }: Job): boolean {
  const said = permissions ?? workflow.permissions;
  if (!said || said.all === 'write') return true;
  return said.scopes.some(
    ({ name, level }) =>
      name === 'id-token' && level !== 'read' && level !== 'none',
  );
}

function hasIdToken(job: GitlabJob): boolean {
  const tokens = job.value('id_tokens');
  return (
    (tokens?.type === 'map' && tokens.has('SIGSTORE_ID_TOKEN')) ||
    job.variable('SIGSTORE_ID_TOKEN') !== undefined ||
    job.incomplete
  );
}
