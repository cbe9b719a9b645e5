import type { Job, Workflow } from '../github-actions/nodes';
import { placeOf } from './command-words';
import type { DeliveryJob, ImageAct } from './nodes';

/** Which job runs before which, across workflows that call each other. */
export class JobGraph {
  readonly #byId = new Map<string, Job>();
  readonly #callers = new Map<Workflow, Job[]>();
  readonly #before = new Map<Job, ReadonlySet<Job>>();

  constructor(readonly workflows: readonly Workflow[]) {
    for (const workflow of workflows)
      for (const job of workflow.jobs) {
        this.#byId.set(idOf(workflow, job.id), job);
        const { called } = job;
        if (called)
          this.#callers.set(called, [
            ...(this.#callers.get(called) ?? []),
            job,
          ]);
      }
  }

  callers(workflow: Workflow): readonly Job[] {
    return this.#callers.get(workflow) ?? [];
  }

  job(workflow: Workflow, id: string): Job | undefined {
    return this.#byId.get(idOf(workflow, id));
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

  /** The workflow that is started by an event, of those that lead here. */
  #rootOf(workflow: Workflow): string {
    let root = workflow;
    for (let depth = 0; depth < 5; depth++) {
      const [caller] = this.callers(root);
      if (!caller) break;
      root = caller.workflow;
    }
    return root.source.file;
  }

  #isReviewOnly(job: Job): boolean {
    const { workflow } = job;
    const events = workflow.on.map(({ name }) => name);
    const review = (name: string) => /^pull_request|^merge_group$/.test(name);
    if (events.length > 0 && events.every(review)) return true;
    const callers = this.callers(workflow);
    if (events.every(name => name === 'workflow_call') && callers.length > 0)
      return callers.every(caller => this.#isReviewOnly(caller));
    return /^\s*(?:\$\{\{)?\s*github\.event_name\s*==\s*'pull_request'/.test(
      job.if?.written ?? '',
    );
  }

  /** All jobs that have ended before one begins. */
  #allBefore(job: Job, trail: ReadonlySet<Job> = new Set()): ReadonlySet<Job> {
    const known = this.#before.get(job);
    if (known) return known;
    if (trail.has(job)) return new Set();
    const inner = new Set([...trail, job]);
    const before = new Set<Job>();
    const direct = [
      ...job.needs.flatMap(id => this.job(job.workflow, id) ?? []),
      ...this.callers(job.workflow).flatMap(caller =>
        caller.needs.flatMap(id => this.job(caller.workflow, id) ?? []),
      ),
    ];
    for (const needed of direct) {
      before.add(needed);
      // A job that calls a workflow has ended when all its jobs have.
      for (const innerJob of needed.called?.jobs ?? []) before.add(innerJob);
      for (const earlier of this.#allBefore(needed, inner)) before.add(earlier);
    }
    this.#before.set(job, before);
    return before;
  }
}

const idOf = (workflow: Workflow, id: string) =>
  `${workflow.source.file} ${id}`;
