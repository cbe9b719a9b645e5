import type { YamlNode, YamlScalar } from '../yaml/nodes';
import type { ComposeVariable } from './nodes';
import { composeText } from './text';

/** `KEY=value` texts or `KEY: value` entries of several layers; of a name that stands twice the last counts. */
export function composeVariables(
  values: readonly YamlNode[],
): readonly ComposeVariable[] {
  const byName = new Map<string, ComposeVariable>();
  for (const value of values)
    for (const variable of variablesOf(value)) {
      byName.delete(variable.name);
      byName.set(variable.name, variable);
    }
  return [...byName.values()];
}

function variablesOf(node: YamlNode): ComposeVariable[] {
  if (node.type === 'list')
    return node.items.flatMap(item =>
      item.type === 'scalar' && !item.isNull ? [fromText(item)] : [],
    );
  if (node.type !== 'map') return [];
  return node.entries.flatMap(({ source, key, value, start, end }) => {
    if (value.type !== 'scalar') return [];
    const at = value.start >= key.end ? { start, end } : key;
    return [
      {
        source,
        start: at.start,
        end: at.end,
        name: key.value,
        key,
        value: value.isNull ? undefined : composeText(value),
      },
    ];
  });
}

function fromText(item: YamlScalar): ComposeVariable {
  const equals = item.value.indexOf('=');
  const nameEnd = equals < 0 ? item.value.length : equals;
  return {
    source: item.source,
    start: item.start,
    end: item.end,
    name: item.value.slice(0, nameEnd).trim(),
    key: item.slice(0, nameEnd),
    value: equals < 0 ? undefined : composeText(item, undefined, equals + 1),
  };
}
