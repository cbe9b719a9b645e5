import type { Binding, Bindings } from '../bindings';
import type { WorkflowVariable } from './nodes';

/** The `env` of a workflow, a job or a step, over those around it. */
export class Environment implements Bindings {
  #own: ReadonlyMap<string, WorkflowVariable> | undefined;

  constructor(
    readonly variables: readonly WorkflowVariable[],
    readonly outer?: Environment,
  ) {}

  /** By its name; contexts do not mind the case, shells do. */
  find(name: string): WorkflowVariable | undefined {
    this.#own ??= new Map(
      this.variables.map(variable => [lower(variable.name), variable]),
    );
    return this.#own.get(lower(name)) ?? this.outer?.find(name);
  }

  lookup(name: string): Binding {
    const found = this.find(name);
    if (found?.name === name)
      return { source: 'env', value: found.value.value };
    return {
      source: /^(?:GITHUB|RUNNER)_/.test(name) ? 'predefined' : 'undeclared',
      value: undefined,
    };
  }
}

const lower = (text: string) => text.toLowerCase();
