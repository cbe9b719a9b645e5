import type { Job, Workflow } from '../github-actions/nodes';
import { placeOf } from './command-words';
import type { DeliveryJob, ImageAct } from './nodes';

/** Jobs that are looked at to tell what comes before another. Real pipelines have a few dozen. */
const MAX_BEFORE = 2_000;
/** Workflows that call each other deeper than this. GitHub stops at four. */
const MAX_CALLS = 5;

/** Which job runs before which, across workflows that call each other. */
export class JobGraph {
  readonly #byId = new Map<Workflow, ReadonlyMap<string, Job>>();
  readonly #callers = new Map<Workflow, Job[]>();
  readonly #before = new Map<Job, ReadonlySet<Job>>();

  constructor(readonly workflows: readonly Workflow[]) {
    for (const workflow of workflows) {
      this.#byId.set(
        workflow,
        new Map(workflow.jobs.map(job => [job.id, job])),
      );
      for (const job of workflow.jobs) {
        if (!job.called) continue;
        const callers = this.#callers.get(job.called) ?? [];
        callers.push(job);
        this.#callers.set(job.called, callers);
      }
    }
  }

  callers(workflow: Workflow): readonly Job[] {
    return this.#callers.get(workflow) ?? [];
  }

  job(workflow: Workflow, id: string): Job | undefined {
    return this.#byId.get(workflow)?.get(id);
  }

  deliveryJob(job: Job, acts: readonly ImageAct[]): DeliveryJob {
    const { workflow } = job;
    return {
      file: workflow,
      job,
      name: job.id,
      key: placeOf(job.key),
      acts,
      reviewOnly: this.#isReviewOnly(job, 0),
      run: this.#rootOf(workflow),
      runsAfter: other =>
        other.job !== undefined &&
        'workflow' in other.job &&
        this.#allBefore(job).has(other.job),
    };
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

  #isReviewOnly(job: Job, depth: number): boolean {
    const { workflow } = job;
    const events = workflow.on.map(({ name }) => name);
    if (events.length > 0 && events.every(isReview)) return true;
    const isCalled = events.every(name => name === 'workflow_call');
    const callers = this.callers(workflow);
    if (isCalled && callers.length > 0)
      return (
        depth < MAX_CALLS &&
        callers.every(caller => this.#isReviewOnly(caller, depth + 1))
      );
    return onlyForReviews.test(job.if?.written ?? '');
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
      open.push(...this.#needed(next));
      // A job that calls a workflow has ended when all its jobs have.
      for (const inner of next.called?.jobs ?? []) open.push(inner);
    }
    this.#before.set(job, before);
    return before;
  }

  /** What a job waits for by itself, or through the job that calls its workflow. */
  #needed(job: Job): Job[] {
    const find = (from: Job) =>
      from.needs.flatMap(id => this.job(from.workflow, id) ?? []);
    return [...find(job), ...this.callers(job.workflow).flatMap(find)];
  }
}

const isReview = (event: string) => /^pull_request|^merge_group$/.test(event);

const onlyForReviews =
  /^\s*(?:\$\{\{)?\s*github\.event_name\s*==\s*'pull_request'/;
