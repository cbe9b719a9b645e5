import type { Bindings } from '../bindings';
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

const variable =
  /\$(?:\$|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*)|\[\[[^\]\n]{0,300}\]\])/g;

/** How much variables may bring into one text; what comes after that is unknown. */
const MAX_BROUGHT = 16_384;

/** Reads a scalar with the variables that the files define; `$[[ inputs.x ]]` is unknown. */
export function pipelineText(
  node: YamlScalar,
  variables: Bindings,
): VariableText {
  const { source, start, end, value } = node;
  const builder = new MappedTextBuilder(start);
  const uses: VariableUse[] = [];
  let brought = 0;
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
    brought += found.value?.length ?? 0;
    const known = brought <= MAX_BROUGHT ? found.value : undefined;
    builder.add(known ?? UNKNOWN, place.start, place.end);
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
