import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Job, Service, Step } from '@plimsoll/syntax';

export default defineRule({
  id: 'ci/persist-credentials',
  title: 'Do not leave the token in the checkout',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
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
      job(job, report, { service }) {
        const checkouts = job.steps.filter(
          ({ uses }) => uses?.name === 'actions/checkout',
        );
        if (checkouts.length === 0 || job.steps.some(pushes)) {
          report.notApplicable();
          return;
        }
        for (const step of checkouts) {
          const input = step.input('persist-credentials');
          if (input?.value.node.boolean === false) continue;
          if (input && input.value.value === undefined) {
            report.unknown(
              'An expression decides whether the token stays in the checkout',
            );
            continue;
          }
          const isBuilt = sendsGitFolder(job, service);
          report(
            input ?? step.anchor,
            isBuilt
              ? 'The token stays in the checkout, which is sent to the builder: set persist-credentials to false, and ignore .git'
              : 'The token stays in the checkout for every later step: set persist-credentials to false',
            { severity: severityOf(step, isBuilt), fix: fixOf(step) },
          );
        }
      },
    },
  },
});

/** From version 6 the token is kept outside of the checkout. */
function severityOf({ uses }: Step, isBuilt: boolean) {
  const version = uses?.isSha ? uses.comment : uses?.ref;
  if (Number(/^v?(\d+)/.exec(version ?? '')?.[1] ?? 0) >= 6) return 'info';
  return isBuilt ? 'medium' : 'low';
}

/** The job builds an image of a folder in which .git is not ignored. */
function sendsGitFolder({ id, workflow }: Job, service: Service): boolean {
  const acts = service.delivery.jobs
    .filter(({ file, name }) => file === workflow && name === id)
    .flatMap(job => job.acts);
  return service.builds.some(({ by, dockerfile, context }) => {
    const isHere = acts.some(act => act === by);
    if (!isHere || context !== '' || !dockerfile) return false;
    return service
      .contextsOf(dockerfile)
      .some(each => each.folder === '' && !each.ignored('.git/config'));
  });
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

/** Adds the input, where the step is written over several lines. */
function fixOf({ node, source }: Step): OfferedFix | undefined {
  if (node.isFlow || node.has('persist-credentials')) return undefined;
  const uses = node.entry('uses');
  const given = node.map('with');
  const title = 'Do not leave the token in the checkout';
  const { lineBreak } = source;
  if (given && !given.isFlow && given.entries[0]) {
    if (given.has('persist-credentials')) return undefined;
    const { start } = given.entries[0];
    const indent = ' '.repeat(source.position(start).column - 1);
    return {
      title,
      safe: false,
      edits: [
        {
          at: { start, end: start },
          text: `persist-credentials: false${lineBreak}${indent}`,
        },
      ],
    };
  }
  if (!uses || node.has('with')) return undefined;
  const line = source.lineAt(source.position(uses.value.end).line);
  const indent = ' '.repeat(source.position(uses.start).column - 1);
  return {
    title,
    safe: false,
    edits: [
      {
        at: { start: line.end, end: line.end },
        text: `${lineBreak}${indent}with:${lineBreak}${indent}  persist-credentials: false`,
      },
    ],
  };
}
