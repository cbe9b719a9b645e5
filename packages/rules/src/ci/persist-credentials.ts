import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, Report } from '@plimsoll/engine';
import type { Job, Service, Step } from '@plimsoll/syntax';
import { setInputs } from '../delivery/step-edits';

export default defineRule({
  id: 'ci/persist-credentials',
  title: 'Do not leave the token in the checkout',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/little-power'],
    zizmor: ['artipacked'],
    urls: ['https://github.com/actions/checkout#usage'],
  },
  why: `
    actions/checkout leaves the job's token in \`.git/config\`, for every later step to use. If the folder becomes the
    context of an image build and \`.git\` is not ignored, or is uploaded as an artifact, the token goes with it. Most jobs
    never push and need no token in the checkout.`,
  unless: `a later step pushes with git; jobs in which one does are not reported.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: make\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - run: make\n',
    },
  ],
  check: {
    'github-actions': {
      file({ isAction, steps }, report) {
        if (!isAction) report.notApplicable();
        for (const step of steps)
          if (step.uses?.name === checkoutAction)
            judge(step, undefined, false, report);
      },
      job(job, report, { service }) {
        const checkouts = job.steps.filter(
          ({ uses }) => uses?.name === checkoutAction,
        );
        if (checkouts.length === 0 || job.steps.some(pushes)) {
          report.notApplicable();
          return;
        }
        const isBuilt = sendsGitFolder(job, service);
        for (const step of checkouts) judge(step, job, isBuilt, report);
      },
    },
  },
});

const checkoutAction = 'actions/checkout';

function judge(
  step: Step,
  job: Job | undefined,
  isBuilt: boolean,
  report: Report,
) {
  const input = step.input('persist-credentials');
  if (input?.value.value?.trim().toLowerCase() === 'false') return;
  if (input && input.value.value === undefined) {
    report.unknown(
      'An expression decides whether the token stays in the checkout',
    );
    return;
  }
  report(
    input ?? step.anchor,
    isBuilt
      ? 'The token stays in the checkout, which is sent to the builder: set persist-credentials to false, and ignore .git'
      : 'The token stays in the checkout for every later step: set persist-credentials to false',
    { severity: severityOf(step, isBuilt), fix: fixOf(job, step) },
  );
}

/** From version 6 the token is kept outside of the checkout. */
function severityOf({ uses }: Step, isBuilt: boolean) {
  const version = uses?.isSha ? uses.comment : uses?.ref;
  if (Number(/^v?(\d+)/.exec(version ?? '')?.[1] ?? 0) >= 6) return 'info';
  return isBuilt ? 'medium' : 'low';
}

/** The job builds an image of a folder in which .git is not ignored. */
function sendsGitFolder(job: Job, service: Service): boolean {
  const acts = new Set<unknown>(service.delivery.of(job)?.acts);
  return (
    acts.size > 0 &&
    service.builds.some(
      ({ by, dockerfile, context }) =>
        acts.has(by) &&
        context === '' &&
        dockerfile !== undefined &&
        service
          .contextsOf(dockerfile)
          .some(each => each.folder === '' && !each.ignored('.git/config')),
    )
  );
}

const pushingActions =
  /^(?:peter-evans\/create-pull-request|stefanzweifel\/git-auto-commit-action|changesets\/action|ad-m\/github-push-action|endbug\/add-and-commit|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action|googleapis\/release-please-action|google-github-actions\/release-please-action|cycjimmy\/semantic-release-action|mathieudutour\/github-tag-action|helm\/chart-releaser-action|pascalgn\/automerge-action|crazy-max\/ghaction-github-pages)$/;

/** It needs the token to push, or may well. */
function pushes({ uses, run }: Step): boolean {
  if (pushingActions.test(uses?.name ?? '')) return true;
  return (run?.commands ?? []).some(
    command =>
      command.is('git', 'push', 'fetch', 'pull', 'submodule') ||
      /^(?:semantic-release|release-it|lerna|standard-version|goreleaser)$/.test(
        command.name ?? '',
      ) ||
      (command.name === 'npx' &&
        /semantic-release|lerna|release-it/.test(command.subcommand ?? '')),
  );
}

/** Nothing that comes after uses git over the network, as far as its name tells. */
function fixOf(job: Job | undefined, step: Step): OfferedFix | undefined {
  const edits = setInputs(step, { 'persist-credentials': 'false' });
  return (
    edits && {
      title: 'Do not leave the token in the checkout',
      safe: job !== undefined && job.steps.every(needsNoToken),
      edits,
    }
  );
}

const harmlessActions =
  /^(?:actions\/(?:checkout|setup-[a-z]+|cache|upload-artifact|attest[a-z-]*)|docker\/[a-z-]+-action|aquasecurity\/trivy-action|anchore\/(?:scan|sbom)-action|sigstore\/cosign-installer|hadolint\/hadolint-action|aws-actions\/[a-z-]+|azure\/login|google-github-actions\/(?:auth|setup-gcloud))$/;
const harmlessTools =
  /^(?:docker|docker-compose|podman|buildah|kubectl|helm|trivy|grype|syft|cosign|hadolint|crane|echo|printf|cat|test|\[|cd|mkdir|cp|ls|jq|set|export|curl|tar|chmod|true|exit)$/;

/** An action or commands of which it is known that they need no access to the repository. */
function needsNoToken({ uses, run }: Step): boolean {
  if (uses) return harmlessActions.test(uses.name ?? '');
  return (run?.commands ?? []).every(
    ({ name }) => name === undefined || harmlessTools.test(name),
  );
}
