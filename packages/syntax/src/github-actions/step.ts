import { parseImageRef } from '../image-ref';
import type {
  LocatedInFile,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';
import { actionRef } from './action-ref';
import { Environment } from './environment';
import { workflowText } from './expressions';
import type {
  Job,
  Step,
  StepScript,
  WorkflowImage,
  WorkflowText,
  WorkflowVariable,
} from './nodes';
import { stepScript } from './script';

/** What a step takes over from its job and workflow. */
export interface StepSurroundings {
  readonly job?: Job;
  /** `env` of the workflow and the job. */
  readonly env: Environment;
  /** `defaults.run.shell`. */
  readonly shell: string | undefined;
  /** `defaults.run.working-directory`. */
  readonly folder: WorkflowText | undefined;
  /** The steps of a local composite action. */
  innerSteps(path: string): readonly Step[] | undefined;
}

/** `name: text` entries. Maps and lists among them are left out. */
export function workflowVariables(
  node: YamlNode | undefined,
): readonly WorkflowVariable[] {
  if (node?.type !== 'map') return [];
  return node.entries.flatMap(({ source, key, value, start, end }) =>
    value.type === 'scalar'
      ? [
          {
            source,
            start,
            end,
            name: key.value,
            key,
            value: workflowText(value),
          },
        ]
      : [],
  );
}

/** A scalar's text, if there is one. */
export function textOf(node: YamlMap, key: string): WorkflowText | undefined {
  const scalar = node.scalar(key);
  return scalar && workflowText(scalar);
}

/** One step of a job or a composite action. */
export class MappedStep implements Step {
  readonly source;
  readonly start: number;
  readonly end: number;
  readonly with: readonly WorkflowVariable[];
  readonly env: readonly WorkflowVariable[];
  readonly uses: Step['uses'];
  readonly run?: StepScript;
  readonly #environment: Environment;

  constructor(readonly node: YamlMap, readonly surroundings: StepSurroundings) {
    ({ source: this.source, start: this.start, end: this.end } = node);
    this.with = workflowVariables(node.get('with'));
    this.env = workflowVariables(node.get('env'));
    this.#environment = new Environment(this.env, surroundings.env);
    const uses = node.scalar('uses');
    this.uses = uses && actionRef(uses);
    const run = node.scalar('run');
    this.run =
      run &&
      stepScript(run, {
        shell: textOf(node, 'shell')?.value ?? surroundings.shell,
        folder: textOf(node, 'working-directory') ?? surroundings.folder,
        env: this.#environment,
      });
  }

  get job(): Job | undefined {
    return this.surroundings.job;
  }

  get anchor(): LocatedInFile {
    const uses = this.node.entry('uses');
    if (uses) return uses.value;
    return this.node.entry('run')?.key ?? this.node.entries[0]?.key ?? this;
  }

  get id(): string | undefined {
    return this.node.scalar('id')?.value;
  }

  get name(): WorkflowText | undefined {
    return textOf(this.node, 'name');
  }

  get if(): WorkflowText | undefined {
    return textOf(this.node, 'if');
  }

  get continueOnError(): boolean | undefined {
    return truth(this.node.get('continue-on-error'));
  }

  get inner(): readonly Step[] | undefined {
    return this.uses?.from === 'local' && this.uses.path !== undefined
      ? this.surroundings.innerSteps(this.uses.path)
      : undefined;
  }

  variable(name: string): WorkflowVariable | undefined {
    return this.#environment.find(name);
  }

  input(name: string): WorkflowVariable | undefined {
    const wanted = name.toLowerCase();
    return this.with.find(input => input.name.toLowerCase() === wanted);
  }
}

/** Absent is false; an expression is undefined. */
export function truth(node: YamlNode | undefined): boolean | undefined {
  if (node?.type !== 'scalar' || node.isNull) return false;
  return node.boolean;
}

/** An image by its name, or by a map with `image` and `credentials`. */
export function workflowImage(
  node: YamlNode | undefined,
  role: WorkflowImage['role'],
): WorkflowImage | undefined {
  const named = node?.type === 'map' ? node.scalar('image') : node;
  const name: YamlScalar | undefined =
    named?.type === 'scalar' && !named.isNull ? named : undefined;
  // An empty name means no container.
  if (!name || name.value.trim() === '') return undefined;
  const text = workflowText(name);
  const isExpression = /^\s*\uFFFC\s*$/.test(text.shape);
  return {
    source: name.source,
    start: name.start,
    end: name.end,
    role,
    text,
    ref: isExpression
      ? undefined
      : parseImageRef(text.raw, text.start, text.expanded),
    credentials:
      node?.type === 'map' ? workflowVariables(node.get('credentials')) : [],
  };
}
