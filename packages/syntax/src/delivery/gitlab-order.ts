import type { GitlabJob } from '../gitlab-ci/nodes';

/** Jobs that are looked at to tell what comes before another. Real pipelines have a few dozen. */
const MAX_BEFORE = 500;
/** Child pipelines in each other. GitLab stops at two. */
const MAX_CHILDREN = 3;

/** What has ended before a job begins. */
interface Before {
  readonly jobs: ReadonlySet<GitlabJob>;
  /** Every job of an earlier stage, whatever it needed itself. */
  readonly stage: number;
}

/** Which job runs before which: by `needs` where there are any, else by stages. */
export class PipelineOrder {
  /** By the file that starts the pipeline, then by name: child pipelines often have jobs of the same names. */
  readonly #byName = new Map<string, Map<string, GitlabJob>>();
  /** The job that starts a pipeline as its child, by the file of the child. */
  readonly #parents = new Map<string, GitlabJob>();
  readonly #before = new Map<GitlabJob, Before>();
  readonly #stages = new Map<readonly string[], ReadonlyMap<string, number>>();

  constructor(jobs: readonly GitlabJob[]) {
    for (const job of jobs) {
      const { entryFile } = job.pipeline;
      const names = this.#byName.get(entryFile) ?? new Map();
      this.#byName.set(entryFile, names.set(job.name, job));
      for (const { file } of job.children)
        if (file !== undefined && !this.#parents.has(file))
          this.#parents.set(file, job);
    }
  }

  /** The file of the pipeline, or of the one that started it. */
  rootOf(job: GitlabJob): string {
    let file = job.pipeline.entryFile;
    for (let depth = 0; depth < MAX_CHILDREN; depth++) {
      const parent = this.#parents.get(file);
      if (!parent) break;
      file = parent.pipeline.entryFile;
    }
    return file;
  }

  /** The other job has ended before this one begins. */
  comesAfter(job: GitlabJob, other: GitlabJob): boolean {
    let later: GitlabJob | undefined = job;
    for (let depth = 0; later && depth <= MAX_CHILDREN; depth++) {
      const { entryFile } = later.pipeline;
      if (entryFile === other.pipeline.entryFile) {
        const { jobs, stage } = this.#beforeOf(later);
        return jobs.has(other) || this.#stageOf(other) < stage;
      }
      // What runs before the job that starts a child runs before all of the child.
      later = this.#parents.get(entryFile);
    }
    return false;
  }

  #beforeOf(job: GitlabJob): Before {
    const known = this.#before.get(job);
    if (known) return known;
    const names = this.#byName.get(job.pipeline.entryFile);
    const jobs = new Set<GitlabJob>();
    let stage = -Infinity;
    const open = [job];
    for (let next = open.pop(); next; next = open.pop()) {
      if (jobs.has(next) || jobs.size > MAX_BEFORE) continue;
      jobs.add(next);
      if (!next.entry('needs')) stage = Math.max(stage, this.#stageOf(next));
      else
        for (const name of next.needs) {
          const needed = names?.get(name);
          if (needed) open.push(needed);
        }
    }
    jobs.delete(job);
    const before = { jobs, stage };
    this.#before.set(job, before);
    return before;
  }

  #stageOf({ pipeline, stage }: GitlabJob): number {
    const { stages } = pipeline;
    if (stage === '.pre') return -1;
    const known =
      this.#stages.get(stages) ??
      new Map(stages.map((name, index) => [name, index] as const));
    this.#stages.set(stages, known);
    return stage === '.post'
      ? stages.length
      : known.get(stage) ?? stages.length;
  }
}
