import type { YamlNode, YamlScalar } from '../../yaml/nodes';

/** A value as a reader of JSON has it. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | Plain[]
  | { [key: string]: Plain };

/** What the nodes of a file are to Compose: with types, and without what `!reset` takes away. */
export function plainValue(node: YamlNode): Plain {
  return new Plainer().value(node);
}

class Plainer {
  /** What several aliases name is one value. */
  readonly #known = new Map<YamlNode, Plain>();

  value(node: YamlNode): Plain {
    if (node.type === 'scalar') return scalarValue(node);
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (node.type === 'list') {
      const list = node.items.map(item => this.value(item));
      this.#known.set(node, list);
      return list;
    }
    // Without a prototype, a key may have any name.
    const map: { [key: string]: Plain } = Object.create(null);
    for (const { key, value } of node.entries)
      if (value.tag !== '!reset') map[key.value] = this.value(value);
    this.#known.set(node, map);
    return map;
  }
}

const integer = /^[-+]?(?:[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const float =
  /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

function scalarValue(scalar: YamlScalar): Plain {
  const { value, style, tag } = scalar;
  if (style !== 'plain' || (tag && tag !== '!override')) return value;
  if (scalar.isNull) return null;
  if (/^(?:true|True|TRUE)$/.test(value)) return true;
  if (/^(?:false|False|FALSE)$/.test(value)) return false;
  if (integer.test(value)) return Math.trunc(Number(value)) || 0;
  // Which number it is does not matter; that it is no whole one may.
  if (float.test(value)) return Number(value) || 0.5;
  return value;
}
