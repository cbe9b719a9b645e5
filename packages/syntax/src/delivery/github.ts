import type { Job, Step, Workflow } from '../github-actions/nodes';
import type { StepPlace } from './action-inputs';
import { actionActs, isKnownAction } from './actions';
import { commandActs } from './commands';
import { assignmentsOf, operandsOf, placeOf } from './command-words';
import { JobGraph } from './github-graph';
import type { DeliveryJob, Elsewhere, ImageAct } from './nodes';
import { ActPlace } from './place';
import type { Named } from './place';
import { Explainer } from './symbols';
import type { Symbols } from './symbols';
import { hiddenBuild } from './hidden';
import { folderAt, WorkingFolder } from './working-folder';

/** The jobs of the workflows, by what they do to images. */
export function githubJobs(
  workflows: readonly Workflow[],
  elsewhere: Elsewhere[],
): DeliveryJob[] {
  const graph = new JobGraph(workflows);
  const known = new KnownOutputs();
  return workflows.flatMap(workflow =>
    workflow.jobs.flatMap(job => {
      const acts = new JobReader(workflow, job, graph, elsewhere, known).read();
      return acts.length > 0 ? [graph.deliveryJob(job, acts)] : [];
    }),
  );
}

/** What a job gives to those that need it: texts, and tags that a metadata step makes. */
interface GivenOutputs {
  readonly outputs: ReadonlyMap<string, string>;
  readonly metadata: ReadonlyMap<string, Named>;
}

/** A job is read once, however many need it. */
class KnownOutputs {
  readonly #byJob = new Map<Job, GivenOutputs>();

  of(job: Job, read: () => GivenOutputs): GivenOutputs {
    const given = this.#byJob.get(job) ?? read();
    this.#byJob.set(job, given);
    return given;
  }
}

/** Reads one job from its first step to its last. */
class JobReader {
  readonly #outputs = new Map<string, string>();
  readonly #env = new Map<string, string>();
  readonly #metadata = new Map<string, Named>();
  readonly #onTags: boolean;

  constructor(
    readonly workflow: Workflow,
    readonly job: Job,
    readonly graph: JobGraph,
    readonly elsewhere: Elsewhere[],
    readonly known: KnownOutputs,
  ) {
    this.#onTags = runsOnTags(workflow, graph);
    for (const { name, value } of [...workflow.env, ...job.env])
      this.#env.set(name, value.written);
    for (const needed of job.needs) this.#learnNeeded(needed);
  }

  read(): ImageAct[] {
    const { job } = this;
    const called = this.#reusable();
    const acts = [
      ...called,
      ...this.#steps(job.steps, this.workflow, new Map(), 0),
    ];
    return job.continueOnError === true ? acts.map(toothless) : acts;
  }

  /** What a job of the same workflow gives this one. */
  #learnNeeded(id: string) {
    const needed = this.graph.job(this.workflow, id);
    if (!needed) return;
    const { outputs, metadata } = this.known.of(needed, () =>
      new JobReader(
        this.workflow,
        { ...needed, needs: [] },
        this.graph,
        [],
        this.known,
      ).#given(needed),
    );
    for (const [name, value] of outputs)
      this.#outputs.set(lower(`needs.${id}.outputs.${name}`), value);
    for (const [name, named] of metadata)
      this.#metadata.set(lower(`needs.${id}.${name}`), named);
  }

  /** What this job gives to those that need it. */
  #given({ node, steps }: Job): GivenOutputs {
    const outputs = new Map<string, string>();
    const metadata = new Map<string, Named>();
    const declared = node.map('outputs')?.entries ?? [];
    if (declared.length === 0) return { outputs, metadata };
    this.#steps(steps, this.workflow, new Map(), 0);
    const place = this.#place(this.workflow, new Map());
    for (const { key, value } of declared) {
      if (value.type !== 'scalar') continue;
      outputs.set(key.value, place.explain(value.value));
      const step = /steps\.([\w-]+)\.outputs\.(?:tags|json|bake-file)/i.exec(
        value.value,
      )?.[1];
      const named =
        step === undefined ? undefined : this.#metadata.get(lower(step));
      if (named) metadata.set(key.value, named);
    }
    return { outputs, metadata };
  }

  #steps(
    steps: readonly Step[],
    file: Workflow,
    inputs: ReadonlyMap<string, string>,
    depth: number,
  ): ImageAct[] {
    return steps.flatMap(step => {
      const acts = this.#step(step, file, inputs, depth);
      return step.continueOnError === true ? acts.map(toothless) : acts;
    });
  }

  #step(
    step: Step,
    file: Workflow,
    inputs: ReadonlyMap<string, string>,
    depth: number,
  ): ImageAct[] {
    const place = this.#place(file, inputs, step);
    if (step.run) {
      this.#learn(step, place);
      this.#noteHidden(step, file);
      return commandActs(step.run.commands, place);
    }
    const { inner, uses } = step;
    if (inner && depth < 4) {
      const [first] = inner;
      const action =
        first &&
        this.graph.workflows.find(({ source }) => source === first.source);
      const given = new Map(
        step.with.map(({ name, value }) => [
          lower(name),
          place.explain(value.written),
        ]),
      );
      for (const [name, fallback] of inputDefaults(action))
        if (!given.has(name)) given.set(name, fallback);
      return this.#steps(inner, action ?? file, given, depth + 1);
    }
    this.#noteUnknown(step, file);
    return uses ? actionActs(step, place) : [];
  }

  #place(
    file: Workflow,
    inputs: ReadonlyMap<string, string>,
    step?: Step,
  ): StepPlace {
    const own = new Map(
      step?.env.map(({ name, value }) => [name, value.written]),
    );
    const symbols: Symbols = {
      variable: name => own.get(name) ?? this.#env.get(name),
      context: path =>
        path.startsWith('inputs.')
          ? inputs.get(path.slice('inputs.'.length)) ?? this.#callerInput(path)
          : this.#outputs.get(path),
    };
    // Each assignment is explained by those before it.
    for (const command of step?.run?.commands ?? [])
      for (const [name, value] of assignmentsOf(command))
        own.set(name, new Explainer(symbols).explain(value));
    const explainer = new Explainer(symbols);
    const given = step?.run?.folder;
    const place = new ActPlace(
      file,
      explainer,
      this.#onTags,
      new WorkingFolder(
        given ? folderAt('', explainer.explain(given.written)) : '',
      ),
    );
    return Object.assign(place, { metadata: this.#metadata });
  }

  /** What the one job that calls this workflow hands in. */
  #callerInput(path: string): string | undefined {
    const [caller, ...others] = this.graph.callers(this.workflow);
    const name = path.slice('inputs.'.length);
    const given = caller?.with.find(input => lower(input.name) === name);
    if (given && others.length === 0) {
      const { written } = given.value;
      // Its own contexts mean something else there.
      return /\b(?:steps|needs|env|inputs)\./.test(written)
        ? undefined
        : written;
    }
    return undefined;
  }

  /** What a script hands on to later steps through GITHUB_OUTPUT and GITHUB_ENV. */
  #learn(step: Step, place: ActPlace) {
    for (const command of step.run?.commands ?? []) {
      const target = command.redirects
        .map(({ target: file }) => file?.raw ?? '')
        .join(' ');
      const [text] = operandsOf(command);
      const isWritten = command.name === 'echo' || command.name === 'printf';
      const pair =
        isWritten && text ? /^["']?([\w-]+)=(.*?)["']?$/s.exec(text.raw) : null;
      if (!pair) continue;
      const value = place.explain(pair[2]);
      if (/GITHUB_OUTPUT/.test(target) && step.id !== undefined)
        this.#outputs.set(lower(`steps.${step.id}.outputs.${pair[1]}`), value);
      if (/GITHUB_ENV/.test(target)) this.#env.set(pair[1], value);
    }
  }

  /** A reusable workflow that is known for what it does, or one that cannot be looked into. */
  #reusable(): ImageAct[] {
    const { uses, called } = this.job;
    if (!uses || called) return [];
    const name = uses.name ?? '';
    const base = {
      source: uses.source,
      start: uses.start,
      end: uses.end,
      file: this.workflow,
      tool: name,
    };
    if (/^slsa-framework\/slsa-github-generator\/.*container/.test(name))
      return [
        { ...base, does: 'provenance' },
        { ...base, does: 'sign' },
      ];
    if (/^docker\/github-builder\//.test(name))
      return [
        {
          ...base,
          does: 'build',
          pushes: undefined,
          images: [],
          tags: [],
          tagsComplete: false,
          args: [],
          cache: true,
          sbom: true,
          provenance: true,
        },
        { ...base, does: 'sign' },
      ];
    this.#note(
      uses,
      this.workflow,
      `calls ${uses.raw}, which is not in this source`,
    );
    return [];
  }

  #noteUnknown(step: Step, file: Workflow) {
    const { uses } = step;
    if (!uses) return;
    if (uses.from === 'local' && !step.inner)
      this.#note(uses, file, `uses ${uses.raw}, which is not in this source`);
    const name = uses.name ?? '';
    if (
      uses.from === 'repository' &&
      !isKnownAction(name) &&
      !harmless.test(name) &&
      hidesBuild.test(name)
    )
      this.#note(
        uses,
        file,
        `uses ${name}, and what that does is not in this source`,
      );
  }

  #noteHidden(step: Step, file: Workflow) {
    for (const command of step.run?.commands ?? []) {
      const hidden = hiddenBuild(command);
      if (hidden)
        this.#note(
          command,
          file,
          `runs ${hidden}, and what that does is not in these files`,
        );
    }
  }

  #note(
    at: { source: Elsewhere['source']; start: number; end: number },
    file: Workflow,
    reason: string,
  ) {
    this.elsewhere.push({ ...placeOf(at), file, reason });
  }
}

/** Names of actions that may well build, push or scan an image. */
const hidesBuild =
  /docker|container|image|kaniko|buildah|buildpack|oci|publish-to-registry|cosign|trivy|sbom/;
/** Of those, the ones that only prepare something. */
const harmless =
  /^docker\/(?:setup-|scout|metadata)|^sigstore\/cosign-installer|^(?:aquasecurity\/setup-trivy|anchore\/sbom-action\/download-syft|hadolint\/|brpaz\/hadolint|actions\/|docker-practice\/|ko-build\/setup|imjasonh\/setup|jlumbroso\/|easimon\/)|setup|installer|lint/;

/** The same without force: nothing stops if it fails. */
function toothless(act: ImageAct): ImageAct {
  return act.does === 'scan' && act.gates !== false
    ? {
        ...act,
        gates: false,
        gatesWhy: 'may fail without stopping the job (continue-on-error)',
      }
    : act;
}

function runsOnTags(workflow: Workflow, graph: JobGraph): boolean {
  const callers = graph.callers(workflow);
  const files =
    callers.length > 0 ? callers.map(caller => caller.workflow) : [workflow];
  return files.some(({ on }) =>
    on.some(
      ({ name, node }) =>
        name === 'release' ||
        name === 'create' ||
        (name === 'push' && node?.has('tags') === true),
    ),
  );
}

function inputDefaults(action: Workflow | undefined): [string, string][] {
  const inputs = action?.root?.map('inputs')?.entries ?? [];
  return inputs.flatMap(({ key, value }) => {
    const fallback = value.type === 'map' ? value.scalar('default') : undefined;
    return fallback
      ? [[lower(key.value), fallback.value] as [string, string]]
      : [];
  });
}

const lower = (text: string) => text.toLocaleLowerCase('en-US');
