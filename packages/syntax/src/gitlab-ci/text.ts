import type { Binding, Bindings } from '../bindings';
import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { VariableUse } from '../text';
import type { YamlScalar } from '../yaml/nodes';
import type { PipelineText } from './nodes';

/** A text of a pipeline with the way back from what it reads with its variables. */
export interface VariableText extends PipelineText {
  readonly expanded: MappedText;
}

const variable = /\$(?:\$|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*)|\[\[[^\]\n]*\]\])/g;

/** Reads a scalar with the variables that the files define; `$[[ inputs.x ]]` is unknown. */
export function pipelineText(
  node: YamlScalar,
  variables: Bindings,
): VariableText {
  const { source, start, end, value } = node;
  const builder = new MappedTextBuilder(start);
  const uses: VariableUse[] = [];
  let copied = 0;
  for (const match of value.matchAll(variable)) {
    const at = match.index;
    const name = match[1] ?? match[2];
    const place = node.slice(at, at + match[0].length);
    builder.addMapped(node.mapped.slice(copied, at));
    copied = at + match[0].length;
    if (name === undefined) {
      builder.add(match[0] === '$$' ? '$' : UNKNOWN, place.start, place.end);
      continue;
    }
    const found = variables.lookup(name);
    builder.add(found.value ?? UNKNOWN, place.start, place.end);
    uses.push({ start: place.start, end: place.end, name, ...found });
  }
  builder.addMapped(node.mapped.slice(copied));
  const expanded = builder.build();
  const shape = expanded.text;
  return {
    source,
    start,
    end,
    node,
    written: value,
    raw: source.slice(node),
    value: shape.includes(UNKNOWN) ? undefined : shape,
    shape,
    variables: uses,
    quoted: node.style === 'single' || node.style === 'double',
    expanded,
  };
}

/** Variables that refer to others deeper than this, or to more of them, are unknown. */
const MAX_DEPTH = 5;
const MAX_LOOKUPS = 50;
const MAX_LENGTH = 4_096;

/** The variables that a job knows from the files, the later definition of a name over the earlier. */
export class PipelineVariables implements Bindings {
  readonly #scalars = new Map<string, YamlScalar>();
  #depth = 0;
  #lookups = 0;

  constructor(private readonly outer?: PipelineVariables) {}

  define(name: string, value: YamlScalar) {
    this.#scalars.set(name, value);
  }

  lookup(name: string): Binding {
    const scalar = this.definition(name);
    if (!scalar) {
      const predefined =
        /^(?:CI|GITLAB|DOCKER_AUTH)_/.test(name) || name === 'CI';
      return {
        source: predefined ? 'predefined' : 'undeclared',
        value: undefined,
      };
    }
    if (this.#depth === 0) this.#lookups = 0;
    if (this.#depth >= MAX_DEPTH || ++this.#lookups > MAX_LOOKUPS)
      return { source: 'env', value: undefined };
    this.#depth++;
    const { value } = pipelineText(scalar, this);
    this.#depth--;
    const fits = value !== undefined && value.length <= MAX_LENGTH;
    return { source: 'env', value: fits ? value : undefined };
  }

  /** What a variable is defined as, before its own variables are put in. */
  definition(name: string): YamlScalar | undefined {
    return this.#scalars.get(name) ?? this.outer?.definition(name);
  }
}
