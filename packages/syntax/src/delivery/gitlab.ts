import type { GitlabJob, Pipeline, ScriptLine } from '../gitlab-ci/nodes';
import { commandActs } from './commands';
import { assignmentsOf, placeOf } from './command-words';
import type { DeliveryJob, Elsewhere, ImageAct } from './nodes';
import { hiddenBuild } from './hidden';
import { ActPlace } from './place';
import { Explainer } from './symbols';
import type { Symbols } from './symbols';
import { WorkingFolder } from './working-folder';

/** The jobs of the pipelines, by what they do to images. */
export function gitlabJobs(
  pipelines: readonly Pipeline[],
  elsewhere: Elsewhere[],
): DeliveryJob[] {
  const jobs = pipelines.flatMap(pipeline =>
    pipeline.jobs.filter(({ isHidden }) => !isHidden),
  );
  const byName = new Map(jobs.map(job => [job.name, job]));
  const delivered = jobs.flatMap(job => {
    const acts = new PipelineJobReader(job, elsewhere, pipelines).read();
    return acts.length > 0 ? [deliveryJob(job, acts, byName)] : [];
  });
  return [
    ...delivered,
    ...pipelines.flatMap(pipeline => fromIncludes(pipeline, elsewhere)),
  ];
}

function deliveryJob(
  job: GitlabJob,
  acts: readonly ImageAct[],
  byName: ReadonlyMap<string, GitlabJob>,
): DeliveryJob {
  return {
    file: job.pipeline,
    job,
    name: job.name,
    key: placeOf(job.key),
    acts,
    reviewOnly: isReviewOnly(job),
    run: 'gitlab-ci',
    runsAfter: other =>
      other.job !== undefined &&
      'pipeline' in other.job &&
      comesAfter(job, other.job, byName),
  };
}

/** Jobs that are looked at to tell what comes before another. */
const MAX_BEFORE = 2_000;

/** By `needs` where there are any, else by stages. */
function comesAfter(
  job: GitlabJob,
  other: GitlabJob,
  byName: ReadonlyMap<string, GitlabJob>,
): boolean {
  const visited = new Set<GitlabJob>();
  const open = [job];
  for (let next = open.pop(); next; next = open.pop()) {
    if (visited.has(next) || visited.size > MAX_BEFORE) continue;
    visited.add(next);
    if (next !== job && next === other) return true;
    // Everything in an earlier stage has ended, whatever it needed itself.
    if (!next.entry('needs')) {
      if (stageOf(other) < stageOf(next)) return true;
    } else {
      for (const name of next.needs) {
        const needed = byName.get(name);
        if (needed) open.push(needed);
      }
    }
  }
  return false;
}

function stageOf({ pipeline, stage }: GitlabJob): number {
  if (stage === '.pre') return -1;
  const index = pipeline.stages.indexOf(stage);
  return index < 0 || stage === '.post' ? pipeline.stages.length : index;
}

function isReviewOnly(job: GitlabJob): boolean {
  const texts = job.rules.flatMap(rule => {
    if (rule.type !== 'map') return [];
    return rule.scalar('when')?.value === 'never'
      ? []
      : [rule.scalar('if')?.value ?? ''];
  });
  if (texts.length > 0)
    return texts.every(
      text =>
        /merge_request_event|CI_MERGE_REQUEST/.test(text) &&
        !text.includes('||'),
    );
  const only = job.entry('only')?.value;
  return (
    only?.type === 'list' &&
    only.items.length > 0 &&
    only.items.every(
      item => item.type === 'scalar' && item.value === 'merge_requests',
    )
  );
}

/** What the rules of a job set: one of several values, depending on which applies. */
function ruleVariables(job: GitlabJob): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>();
  for (const rule of job.rules) {
    const variables = rule.type === 'map' ? rule.map('variables') : undefined;
    for (const { key, value } of variables?.entries ?? [])
      if (value.type === 'scalar')
        values.set(key.value, [...(values.get(key.value) ?? []), value.value]);
  }
  return values;
}

class PipelineJobReader {
  readonly #env = new Map<string, string>();

  constructor(
    readonly job: GitlabJob,
    readonly elsewhere: Elsewhere[],
    readonly pipelines: readonly Pipeline[],
  ) {
    for (const [name, values] of ruleVariables(job))
      this.#env.set(name, values.join('|'));
  }

  read(): ImageAct[] {
    const { job } = this;
    let folder = new WorkingFolder('');
    let section: ScriptLine['section'] | undefined;
    const acts = job.script.flatMap(line => {
      // Another shell runs what comes after.
      if (line.section === 'after_script' && section !== line.section)
        folder = new WorkingFolder('');
      section = line.section;
      const file =
        this.pipelines.find(({ source }) => source === line.source) ??
        this.job.pipeline;
      const symbols: Symbols = {
        variable: name =>
          this.#env.get(name) ?? job.variable(name)?.value.written,
        context: () => undefined,
      };
      for (const command of line.commands) {
        for (const [name, value] of assignmentsOf(command))
          this.#env.set(name, new Explainer(symbols).explain(value));
        const hidden = hiddenBuild(command);
        if (hidden)
          this.elsewhere.push({
            ...placeOf(command),
            file,
            reason: `runs ${hidden}, and what that does is not in these files`,
          });
      }
      const place = new ActPlace(file, new Explainer(symbols), true, folder);
      return commandActs(line.commands, place);
    });
    return job.allowFailure === true ? acts.map(toothless) : acts;
  }
}

function toothless(act: ImageAct): ImageAct {
  return act.does === 'scan' && act.gates !== false
    ? {
        ...act,
        gates: false,
        gatesWhy: 'may fail without stopping the pipeline (allow_failure)',
      }
    : act;
}

/** Templates of GitLab that are known for what they do; what else is included cannot be looked into. */
function fromIncludes(
  pipeline: Pipeline,
  elsewhere: Elsewhere[],
): DeliveryJob[] {
  return pipeline.includes.flatMap(include => {
    const at = placeOf(include);
    const { type, target } = include;
    if (type === 'template' || type === 'component') {
      if (/container[-_]scanning/i.test(target)) {
        const act: ImageAct = {
          ...at,
          file: pipeline,
          tool: 'GitLab container scanning',
          does: 'scan',
          subject: 'image',
          gates: false,
          gatesWhy: 'only reports what it finds',
          gatesAt: at,
        };
        return [
          {
            file: pipeline,
            job: undefined,
            name: 'container_scanning',
            key: at,
            acts: [act],
            reviewOnly: false,
            run: 'gitlab-ci',
            runsAfter: () => false,
          },
        ];
      }
      if (type === 'template' && !/Auto-DevOps|Jobs\/Build/i.test(target))
        return [];
    }
    if (type !== 'local' || include.file === undefined)
      elsewhere.push({
        ...at,
        file: pipeline,
        reason: `includes ${target || 'a file'}, which is not in this source`,
      });
    return [];
  });
}
