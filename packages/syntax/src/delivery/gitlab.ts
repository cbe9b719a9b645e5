import type { GitlabJob, Pipeline, ScriptLine } from '../gitlab-ci/nodes';
import { commandActs } from './commands';
import { assignmentsOf, placeOf } from './command-words';
import type { DeliveryJob, Elsewhere, ImageAct } from './nodes';
import { PipelineOrder } from './gitlab-order';
import { hiddenBuild } from './hidden';
import { ActPlace } from './place';
import { Explainer } from './symbols';
import type { Symbols } from './symbols';
import type { SourceText } from '../source-text';
import { WorkingFolder } from './working-folder';

/** The jobs of the pipelines, by what they do to images. */
export function gitlabJobs(
  pipelines: readonly Pipeline[],
  elsewhere: Elsewhere[],
): DeliveryJob[] {
  const jobs = pipelines.flatMap(pipeline =>
    pipeline.jobs.filter(({ isHidden }) => !isHidden),
  );
  const order = new PipelineOrder(jobs);
  const bySource = new Map(pipelines.map(one => [one.source, one]));
  const delivered = jobs.flatMap(job => {
    noteChildren(job, elsewhere);
    const acts = new PipelineJobReader(job, elsewhere, bySource).read();
    return acts.length > 0 ? [deliveryJob(job, acts, order)] : [];
  });
  return [
    ...delivered,
    ...pipelines.flatMap(pipeline => fromIncludes(pipeline, elsewhere)),
  ];
}

function deliveryJob(
  job: GitlabJob,
  acts: readonly ImageAct[],
  order: PipelineOrder,
): DeliveryJob {
  return {
    file: job.pipeline,
    job,
    name: job.name,
    key: placeOf(job.key),
    acts,
    reviewOnly: isReviewOnly(job),
    run: order.rootOf(job),
    runsAfter: other =>
      other.job !== undefined &&
      'pipeline' in other.job &&
      order.comesAfter(job, other.job),
  };
}

/** A child pipeline that is not in the source. */
function noteChildren(job: GitlabJob, elsewhere: Elsewhere[]) {
  for (const include of job.children)
    if (include.file === undefined)
      elsewhere.push({
        ...placeOf(include),
        file: job.pipeline,
        reason: `starts ${
          include.target || 'a child pipeline that another job writes'
        }, which is not in this source`,
      });
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
    readonly bySource: ReadonlyMap<SourceText, Pipeline>,
  ) {
    for (const [name, values] of ruleVariables(job))
      this.#env.set(name, values.join('|'));
  }

  read(): ImageAct[] {
    const { job } = this;
    let folder = new WorkingFolder('');
    let section: ScriptLine['section'] | undefined;
    const symbols: Symbols = {
      variable: name => this.#env.get(name) ?? job.variable(name)?.node.value,
      context: () => undefined,
    };
    const explainer = new Explainer(symbols);
    const acts = job.script.flatMap(line => {
      // Another shell runs what comes after.
      if (line.section === 'after_script' && section !== line.section)
        folder = new WorkingFolder('');
      section = line.section;
      const file = this.bySource.get(line.source) ?? job.pipeline;
      for (const command of line.commands) {
        for (const [name, value] of assignmentsOf(command)) {
          this.#env.set(name, explainer.explain(value));
          explainer.forget();
        }
        const hidden = hiddenBuild(command);
        if (hidden)
          this.elsewhere.push({
            ...placeOf(command),
            file,
            reason: `runs ${hidden.task}, and what that does is not in these files`,
            mayBuild: hidden.mayBuild,
          });
      }
      return commandActs(
        line.commands,
        new ActPlace(file, explainer, true, folder, {
          setting: name => {
            const found = job.variable(name);
            return found && { at: found, value: found.node.value };
          },
        }),
      );
    });
    if (job.incomplete && job.entry('script') === undefined)
      this.elsewhere.push({
        ...placeOf(job.key),
        file: job.pipeline,
        reason: 'extends what is not in this source',
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
          conditional: false,
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
            run: pipeline.entryFile,
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
