import type { Job, Workflow } from '../github-actions/nodes';
import type { SourceText } from '../source-text';
import { placeOf } from './command-words';
import type { DeliveryJob, ImageAct } from './nodes';

/** Jobs that are looked at to tell what comes before another. Real pipelines have a few dozen. */
const MAX_BEFORE = 500;
/** Workflows that call each other deeper than this. GitHub stops at ten. */
const MAX_CALLS = 10;

/** Which job runs before which, across workflows that call each other. */
export class JobGraph {
  readonly #facts = new Map<Workflow, WorkflowFacts>();
  readonly #bySource = new Map<SourceText, Workflow>();
  readonly #before = new Map<Job, ReadonlySet<Job>>();

  constructor(workflows: readonly Workflow[]) {
    for (const workflow of workflows) {
      this.#facts.set(workflow, new WorkflowFacts(workflow));
      this.#bySource.set(workflow.source, workflow);
    }
    for (const workflow of workflows)
      for (const job of workflow.jobs)
        if (job.called) this.#facts.get(job.called)?.callers.push(job);
  }

  callers(workflow: Workflow): readonly Job[] {
    return this.#facts.get(workflow)?.callers ?? [];
  }

  job(workflow: Workflow, id: string): Job | undefined {
    return this.#facts.get(workflow)?.jobs.get(id);
  }

  /** The workflow or action that a text is of. */
  workflow(source: SourceText): Workflow | undefined {
    return this.#bySource.get(source);
  }

  deliveryJob(job: Job, acts: readonly ImageAct[]): DeliveryJob {
    const { workflow } = job;
    return {
      file: workflow,
      job,
      name: job.id,
      key: placeOf(job.key),
      acts,
      reviewOnly: this.#isReviewOnly(job),
      run: this.#rootOf(workflow),
      runsAfter: other =>
        other.job !== undefined &&
        'workflow' in other.job &&
        this.#allBefore(job).has(other.job),
    };
  }

  /** It runs for git tags or releases, so that the name of a ref can be one. */
  runsOnTags(workflow: Workflow): boolean {
    const facts = this.#facts.get(workflow);
    if (!facts) return false;
    facts.runsOnTags ??=
      facts.callers.length > 0
        ? facts.callers.some(caller => startsOnTags(caller.workflow))
        : startsOnTags(workflow);
    return facts.runsOnTags;
  }

  /** The workflow that is started by an event, of those that lead here. */
  #rootOf(workflow: Workflow): string {
    let root = workflow;
    for (let depth = 0; depth < MAX_CALLS; depth++) {
      const [caller] = this.callers(root);
      if (!caller) break;
      root = caller.workflow;
    }
    return root.source.file;
  }

  #isReviewOnly(job: Job): boolean {
    return (
      this.#isForReviews(job.workflow, 0) ||
      onlyForReviews.test(job.if?.written ?? '')
    );
  }

  /** All that starts a workflow is a review, or only what runs for reviews calls it. */
  #isForReviews(workflow: Workflow, depth: number): boolean {
    const facts = this.#facts.get(workflow);
    if (!facts) return false;
    if (facts.isForReviews !== undefined) return facts.isForReviews;
    // Workflows that call each other in a circle are for nobody.
    facts.isForReviews = false;
    const events = workflow.on.map(({ name }) => name);
    const isCalled = events.every(name => name === 'workflow_call');
    facts.isForReviews =
      isCalled && facts.callers.length > 0
        ? depth < MAX_CALLS &&
          facts.callers.every(
            caller =>
              this.#isForReviews(caller.workflow, depth + 1) ||
              onlyForReviews.test(caller.if?.written ?? ''),
          )
        : events.length > 0 && events.every(isReview);
    return facts.isForReviews;
  }

  /** All jobs that have ended before one begins. */
  #allBefore(job: Job): ReadonlySet<Job> {
    const known = this.#before.get(job);
    if (known) return known;
    const before = new Set<Job>();
    const open = this.#needed(job);
    for (let next = open.pop(); next; next = open.pop()) {
      if (before.has(next)) continue;
      if (before.size >= MAX_BEFORE) break;
      before.add(next);
      for (const needed of this.#needed(next)) open.push(needed);
      // A job that calls a workflow has ended when all its jobs have.
      for (const inner of next.called?.jobs ?? []) open.push(inner);
    }
    this.#before.set(job, before);
    return before;
  }

  /** What a job waits for by itself, or through the job that calls its workflow. */
  #needed(job: Job): Job[] {
    return [...this.#own(job), ...this.#throughCallers(job.workflow)];
  }

  #own({ workflow, needs }: Job): Job[] {
    return needs.flatMap(id => this.job(workflow, id) ?? []);
  }

  #throughCallers(workflow: Workflow): readonly Job[] {
    const facts = this.#facts.get(workflow);
    if (!facts) return [];
    facts.neededByCallers ??= facts.callers.flatMap(job => this.#own(job));
    return facts.neededByCallers;
  }
}

/** What is found out once about a workflow. */
class WorkflowFacts {
  readonly jobs: ReadonlyMap<string, Job>;
  /** The jobs that call it. */
  readonly callers: Job[] = [];
  neededByCallers: readonly Job[] | undefined;
  runsOnTags: boolean | undefined;
  isForReviews: boolean | undefined;

  constructor({ jobs }: Workflow) {
    this.jobs = new Map(jobs.map(job => [job.id, job]));
  }
}

function startsOnTags({ on }: Workflow): boolean {
  return on.some(
    ({ name, node }) =>
      name === 'release' ||
      name === 'create' ||
      (name === 'push' && node?.has('tags') === true),
  );
}

const isReview = (event: string) => /^pull_request|^merge_group$/.test(event);

const onlyForReviews =
  /^(?:\s*\$\{\{)?\s*github\.event_name\s*==\s*'pull_request'/;
