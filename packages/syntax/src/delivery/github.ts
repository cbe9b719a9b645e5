import type { Job, Step, Workflow } from '../github-actions/nodes';
import { StepMetadata } from './action-inputs';
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
import type { HiddenBuild } from './hidden';
import { commandsOf } from './script-commands';
import type { Command } from '../shell/nodes';
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
      const acts = new JobReader(job, graph, elsewhere, known).read();
      return acts.length > 0 ? [graph.deliveryJob(job, acts)] : [];
    }),
  );
}

/** What a job gives to those that need it: texts, and what a metadata step makes. */
interface GivenOutputs {
  readonly outputs: ReadonlyMap<string, string>;
  readonly metadata: ReadonlyMap<string, Named>;
}

const nothing: GivenOutputs = { outputs: new Map(), metadata: new Map() };

/** A job is read once, however many need it. */
class KnownOutputs {
  readonly #byJob = new Map<Job, GivenOutputs>();

  of(job: Job, read: () => GivenOutputs): GivenOutputs {
    const known = this.#byJob.get(job);
    if (known) return known;
    // Jobs that need each other in a circle give each other nothing.
    this.#byJob.set(job, nothing);
    const given = read();
    this.#byJob.set(job, given);
    return given;
  }
}

/** What is around a step: its file, and what the action it is in was given. */
interface StepFrame {
  readonly file: Workflow;
  readonly inputs: ReadonlyMap<string, string>;
  /** How many actions it is inside of. */
  readonly depth: number;
}

/** Reads one job from its first step to its last. */
class JobReader {
  readonly #outputs = new Map<string, string>();
  /** What earlier steps wrote to GITHUB_ENV. */
  readonly #env = new Map<string, string>();
  readonly #metadata: StepPlace['metadata'];

  constructor(
    readonly job: Job,
    readonly graph: JobGraph,
    readonly elsewhere: Elsewhere[],
    readonly known: KnownOutputs,
  ) {
    this.#metadata = new StepMetadata((id, output) =>
      this.#needed(id).metadata.get(output),
    );
  }

  read(): ImageAct[] {
    const { job } = this;
    const acts = [...this.#reusable(), ...this.#steps(job.steps, this.#frame)];
    return job.continueOnError === true ? acts.map(toothless) : acts;
  }

  get #frame(): StepFrame {
    return { file: this.job.workflow, inputs: new Map(), depth: 0 };
  }

  /** What a job of the same workflow gives this one. */
  #needed(id: string): GivenOutputs {
    const { workflow, needs } = this.job;
    const needed = needs.find(name => lower(name) === id);
    const job = needed && this.graph.job(workflow, needed);
    if (!job) return nothing;
    return this.known.of(job, () =>
      new JobReader(job, this.graph, [], this.known).#given(),
    );
  }

  /** What this job gives to those that need it. */
  #given(): GivenOutputs {
    const outputs = new Map<string, string>();
    const metadata = new Map<string, Named>();
    const declared = this.job.node.map('outputs')?.entries ?? [];
    if (declared.length === 0) return nothing;
    this.#steps(this.job.steps, this.#frame);
    const place = this.#place(this.#frame);
    for (const { key, value } of declared) {
      if (value.type !== 'scalar') continue;
      outputs.set(lower(key.value), place.explain(value.value));
      const step = /steps\.([\w-]+)\.outputs\.(?:tags|json|bake-file)/i.exec(
        value.value,
      )?.[1];
      const named =
        step === undefined ? undefined : this.#metadata.ofStep(step);
      if (named) metadata.set(lower(key.value), named);
    }
    return { outputs, metadata };
  }

  #steps(steps: readonly Step[], frame: StepFrame): ImageAct[] {
    return steps.flatMap(step => {
      const acts = this.#step(step, frame);
      return step.continueOnError === true ? acts.map(toothless) : acts;
    });
  }

  #step(step: Step, frame: StepFrame): ImageAct[] {
    const place = this.#place(frame, step);
    if (step.run) {
      this.#learn(step, place);
      this.#noteHidden(step, frame.file);
      return commandActs(commandsOf(step.run), place);
    }
    const { inner, uses } = step;
    if (inner && frame.depth < MAX_ACTIONS) {
      const [first] = inner;
      const action = first && this.graph.workflow(first.source);
      const inputs = new Map(
        step.with.map(({ name, value }) => [
          lower(name),
          place.explain(value.written),
        ]),
      );
      for (const [name, fallback] of inputDefaults(action))
        if (!inputs.has(name)) inputs.set(name, fallback);
      const file = action ?? frame.file;
      return this.#steps(inner, { file, inputs, depth: frame.depth + 1 });
    }
    this.#noteUnknown(step, frame.file);
    return uses ? actionActs(step, place) : [];
  }

  #place({ file, inputs }: StepFrame, step?: Step): StepPlace {
    const own = new Map<string, string>();
    const symbols: Symbols = {
      variable: name => own.get(name) ?? this.#variable(name, step),
      context: path => this.#context(path, inputs),
    };
    const explainer = new Explainer(symbols);
    // Each assignment is explained by those before it.
    for (const command of step?.run?.commands ?? [])
      for (const [name, value] of assignmentsOf(command))
        own.set(name, explainer.explain(value));
    explainer.forget();
    const given = step?.run?.folder;
    const place = new ActPlace(
      file,
      explainer,
      this.graph.runsOnTags(this.job.workflow),
      new WorkingFolder(
        given ? folderAt('', explainer.explain(given.written)) : '',
      ),
      {
        step,
        metadata: this.#metadata,
        setting: name => {
          const found = step?.variable(name) ?? this.job.variable(name);
          return found && { at: found, value: found.value.written };
        },
      },
    );
    return Object.assign(place, { metadata: this.#metadata });
  }

  #variable(name: string, step: Step | undefined): string | undefined {
    const variable = step?.variable(name) ?? this.job.variable(name);
    const given = variable?.name === name ? variable.value.written : undefined;
    // What the step itself says wins over what earlier ones wrote.
    return step?.env.some(own => own.name === name)
      ? given
      : this.#env.get(name) ?? given;
  }

  #context(
    path: string,
    inputs: ReadonlyMap<string, string>,
  ): string | undefined {
    if (path.startsWith('inputs.'))
      return (
        inputs.get(path.slice('inputs.'.length)) ?? this.#callerInput(path)
      );
    const [, job, output] =
      /^needs\.([^.]+)\.outputs\.([^.]+)$/.exec(path) ?? [];
    if (job !== undefined) return this.#needed(job).outputs.get(output);
    if (path.startsWith('matrix.')) {
      const [value, ...others] = this.job.values(path) ?? [];
      return others.length === 0 ? value : undefined;
    }
    return this.#outputs.get(path);
  }

  /** What the one job that calls this workflow hands in. */
  #callerInput(path: string): string | undefined {
    const [caller, ...others] = this.graph.callers(this.job.workflow);
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
      file: this.job.workflow,
      conditional: false,
      tool: name,
    };
    if (/^slsa-framework\/slsa-github-generator\/.*container/.test(name))
      return [
        { ...base, does: 'provenance' },
        { ...base, does: 'sign', keyless: true },
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
          noCache: false,
          platforms: true,
          sbom: true,
          provenance: true,
        },
        { ...base, does: 'sign', keyless: true },
      ];
    this.#note(
      uses,
      this.job.workflow,
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
      const hidden = hiddenBuild(command) ?? hiddenRelease(command, step);
      if (hidden)
        this.#note(
          command,
          file,
          `runs ${hidden.task}, and what that does is not in these files`,
          hidden.mayBuild,
        );
    }
  }

  #note(
    at: { source: Elsewhere['source']; start: number; end: number },
    file: Workflow,
    reason: string,
    mayBuild?: boolean,
  ) {
    this.elsewhere.push({ ...placeOf(at), file, reason, mayBuild });
  }
}

/** Actions in actions deeper than this are not followed. GitHub stops at ten. */
const MAX_ACTIONS = 4;

/** Names of actions that may well build, push or scan an image. */
const hidesBuild =
  /docker|container|image|kaniko|buildah|buildpack|oci|publish-to-registry|cosign|trivy|sbom|goreleaser/;

/** A release tool that has a plugin for images, where the step gives it something for one. */
function hiddenRelease(
  command: Command,
  { env }: Step,
): HiddenBuild | undefined {
  const name = command.is('npx') ? command.subcommand : command.name;
  return /^(?:semantic-release|release-it)$/.test(name ?? '') &&
    env.some(variable => /DOCKER|REGISTRY|IMAGE/.test(variable.name))
    ? { task: name ?? '' }
    : undefined;
}
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

function inputDefaults(action: Workflow | undefined): [string, string][] {
  const inputs = action?.root?.map('inputs')?.entries ?? [];
  return inputs.flatMap(({ key, value }) => {
    const fallback = value.type === 'map' ? value.scalar('default') : undefined;
    return fallback
      ? [[lower(key.value), fallback.value] as [string, string]]
      : [];
  });
}

const lower = (text: string) => text.toLowerCase();
