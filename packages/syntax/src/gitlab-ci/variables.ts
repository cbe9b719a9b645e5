import type { Binding, Bindings } from '../bindings';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import type { PipelineText, PipelineVariable } from './nodes';
import { pipelineText } from './text';

/** Where a variable is defined. */
export interface Definition {
  readonly key: YamlScalar;
  readonly value: YamlScalar;
}

/** What one map of variables defines. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Reads a map of variables, `NAME: value` or `NAME: { value: … }`. */
export function readDefinitions(
  map: YamlMap,
  resolve: (node: YamlNode) => YamlNode | undefined,
): Definitions {
  const found = new Map<string, Definition>();
  for (const { key, value } of map.entries) {
    const node = resolve(value);
    const scalar = node?.type === 'map' ? node.scalar('value') : node;
    if (scalar?.type === 'scalar') found.set(key.value, { key, value: scalar });
  }
  return found;
}

/** Variables that refer to others deeper than this are unknown. */
const MAX_DEPTH = 8;
/** What is read of definitions to tell what one variable is; people write a few dozen characters. */
const MAX_READ = 4_096;

/** The variables in force somewhere: those of a job over those of the file. */
export class PipelineVariables implements Bindings {
  readonly #known = new Map<string, Binding>();
  readonly #variables = new Map<string, PipelineVariable | undefined>();
  #depth = 0;
  #read = 0;

  constructor(
    /** From the lowest to the one that wins. */
    private readonly layers: readonly Definitions[],
    private readonly outer?: PipelineVariables,
  ) {}

  lookup(name: string): Binding {
    const known = this.#known.get(name);
    if (known) return known;
    const found = this.definition(name);
    if (!found) return undeclared(name);
    if (this.#depth === 0) this.#read = 0;
    this.#read += found.value.value.length;
    if (this.#depth >= MAX_DEPTH || this.#read > MAX_READ)
      return { source: 'env', value: undefined };
    this.#depth++;
    const { value } = pipelineText(found.value, this);
    this.#depth--;
    const fits = value !== undefined && value.length <= MAX_READ;
    const binding: Binding = {
      source: 'env',
      value: fits ? value : undefined,
    };
    // Further inside, the bounds decide what is known.
    if (this.#depth === 0) this.#known.set(name, binding);
    return binding;
  }

  /** Where a name is defined, before its own variables are put in. */
  definition(name: string): Definition | undefined {
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const found = this.layers[index].get(name);
      if (found) return found;
    }
    return this.outer?.definition(name);
  }

  /** A variable as it is seen here. */
  variable(name: string): PipelineVariable | undefined {
    if (!this.#variables.has(name))
      this.#variables.set(name, this.#variable(name));
    return this.#variables.get(name);
  }

  #variable(name: string): PipelineVariable | undefined {
    const found = this.definition(name);
    if (!found) return undefined;
    const { key, value } = found;
    const text = () => pipelineText(value, this);
    let known: PipelineText | undefined;
    return {
      source: key.source,
      start: key.start,
      end: key.source === value.source ? Math.max(key.end, value.end) : key.end,
      name,
      key,
      node: value,
      get value() {
        known ??= text();
        return known;
      },
    };
  }
}

function undeclared(name: string): Binding {
  const predefined = /^(?:CI|GITLAB|DOCKER_AUTH)_/.test(name) || name === 'CI';
  return { source: predefined ? 'predefined' : 'undeclared', value: undefined };
}
