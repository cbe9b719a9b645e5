import type { YamlEntry, YamlMap, YamlNode } from './nodes';

const isNull = (node: YamlNode) =>
  node.type === 'scalar' && node.isNull && !node.tag;

/**
 * What several maps, one over the other, say together. `!reset` takes away what is below it, `!override` replaces it.
 */
export class Layers {
  constructor(
    /** From the lowest to the one that wins. */
    readonly maps: readonly YamlMap[],
  ) {}

  /** The entry that wins for a path of keys. */
  entry(path: readonly string[]): YamlEntry | undefined {
    for (let index = this.maps.length - 1; index >= 0; index--) {
      const found = walk(this.maps[index], path);
      if (found === 'stop') return undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** The values at a path in every layer that counts, from the lowest. */
  values(path: readonly string[]): YamlNode[] {
    const values: YamlNode[] = [];
    for (let index = this.maps.length - 1; index >= 0; index--) {
      const found = walk(this.maps[index], path);
      if (found === 'stop') break;
      if (!found) continue;
      values.unshift(found.value);
      if (found.value.tag === '!override') break;
    }
    return values;
  }
}

function walk(
  map: YamlMap,
  path: readonly string[],
): YamlEntry | 'stop' | undefined {
  let current = map;
  let replaces = false;
  const last = path.length - 1;
  // Every rule asks for several settings of every service: no iterator is made for each.
  for (let index = 0; index <= last; index++) {
    const entry = current.entry(path[index]);
    if (!entry) break;
    if (entry.value.tag === '!reset') return 'stop';
    if (isNull(entry.value)) break;
    if (index === last) return entry;
    if (entry.value.type !== 'map') break;
    replaces ||= entry.value.tag === '!override';
    current = entry.value;
  }
  return replaces ? 'stop' : undefined;
}
