import { defineRule } from '@plimsoll/engine';
import type {
  ImageAct,
  Job,
  OfferedFix,
  Report,
  Workflow,
  YamlEntry,
} from '@plimsoll/engine';
import { runsForReleasesOnly } from '../delivery/release-only';

export default defineRule({
  id: 'ci/concurrency',
  title: 'Let one push of an image wait for the other',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/that-runs'],
    zizmor: ['concurrency-limits'],
    urls: [
      'https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency',
    ],
  },
  why: `
    Two commits that are merged within a minute start two runs, and the slower one gives the tag to its image last, so that
    \`main\` or \`latest\` names the older code. A concurrency group for each branch lets one run wait for the other. A
    deployment must never be cancelled half-way: only builds may be.`,
  unless: `nothing but tags that name one commit is pushed.`,
  options: {
    everyWorkflow: false,
    cancel: false,
  },
  optionNotes: {
    everyWorkflow:
      'Ask for a group in every workflow, also in one that pushes nothing.',
    cancel: 'Ask that a group cancels the run before it.',
  },
  strictest: { everyWorkflow: true, cancel: true },
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push ghcr.io/acme/web:latest\n',
      good: 'on: push\nconcurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: true\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push ghcr.io/acme/web:latest\n',
    },
  ],
  check: {
    'github-actions': {
      workflow(workflow, report, { service, options }) {
        const { jobs, on, concurrency } = workflow;
        const acts = (job: Job) => service.delivery.of(job)?.acts ?? [];
        const deploys = (job: Job) =>
          acts(job).some(({ does }) => does === 'deploy') ||
          job.environment !== undefined;
        for (const job of jobs.filter(deploys))
          judgeDeployment(job.concurrency ?? concurrency, report);
        const pushing = jobs.filter(job => acts(job).some(movesTag));
        const judged = options.everyWorkflow ? jobs : pushing;
        // Who calls it decides, and so does the tag of a release, which is not pushed twice.
        const isCalled = on.every(({ name }) => name === 'workflow_call');
        const open = judged.filter(
          job => options.everyWorkflow || !runsForReleasesOnly(job),
        );
        if (open.length === 0 || isCalled) {
          report.notApplicable();
          return;
        }
        const lacking = open.find(job => !job.concurrency && !concurrency);
        if (lacking)
          report(
            options.everyWorkflow ? workflow.anchor : lacking.key,
            'Runs of one branch can overtake each other, so that the older image gets the tag: add a concurrency group',
            { fix: fixOf(workflow) },
          );
        else if (options.cancel && !jobs.some(deploys))
          for (const group of [
            concurrency,
            ...open.map(job => job.concurrency),
          ])
            if (group && !cancels(group))
              report(
                group,
                'A run that a newer one has overtaken goes on to its end: set cancel-in-progress to true',
              );
      },
    },
  },
});

/** It gives an image a tag that another run may give another image. */
function movesTag(act: ImageAct): boolean {
  if (act.does !== 'push' && (act.does !== 'build' || act.pushes === false))
    return false;
  return (
    !act.tagsComplete ||
    act.tags.some(
      ({ meaning }) => meaning === 'moving' || meaning === 'unknown',
    )
  );
}

function cancels({ value }: YamlEntry): boolean {
  const said =
    value.type === 'map' ? value.get('cancel-in-progress') : undefined;
  // An expression says it for some branches.
  return said?.type === 'scalar' && said.boolean !== false;
}

function judgeDeployment(group: YamlEntry | undefined, report: Report) {
  const said =
    group?.value.type === 'map'
      ? group.value.entry('cancel-in-progress')
      : undefined;
  if (said?.value.type === 'scalar' && said.value.boolean === true)
    report(
      said,
      'A deployment can be cut off half-way by the next one: let it wait instead',
    );
}

function fixOf({ root, source }: Workflow): OfferedFix | undefined {
  const jobs = root?.entry('jobs');
  if (!jobs || root?.isFlow || root?.has('concurrency')) return undefined;
  const lines = [
    'concurrency:',
    '  group: ${{ github.workflow }}-${{ github.ref }}',
    '',
    '',
  ];
  return {
    title: 'Let runs of one branch wait for each other',
    safe: false,
    edits: [
      {
        at: { start: jobs.start, end: jobs.start },
        text: lines.join(source.lineBreak),
      },
    ],
  };
}
