import { Layers } from '../yaml/layers';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/nodes';
import type { ManifestText, Settings } from './nodes';
import { isSwitchedOn, textOf } from './text';

/** Settings that several maps, one over the other, say together. */
export class LayeredSettings implements Settings {
  readonly #layers: Layers;
  readonly #known = new Map<string, unknown>();

  constructor(maps: readonly YamlMap[]) {
    this.#layers = new Layers(maps);
  }

  entry(...path: string[]): YamlEntry | undefined {
    return this.#layers.entry(path);
  }

  isOn(...path: string[]): boolean | undefined {
    return isSwitchedOn(this.entry(...path));
  }

  text(...path: string[]): ManifestText | undefined {
    return textOf(this.entry(...path)?.value);
  }

  items(...path: string[]): readonly YamlNode[] {
    const value = this.entry(...path)?.value;
    return value?.type === 'list' ? value.items : [];
  }

  /** The maps at a path in every layer, from the lowest. */
  maps(...path: string[]): readonly YamlMap[] {
    return this.#layers
      .values(path)
      .flatMap(value => (value.type === 'map' ? [value] : []));
  }

  /** A map of words, such as labels: those of the layers above over those below. */
  words(...path: string[]): ReadonlyMap<string, string> {
    return new Map(
      this.maps(...path).flatMap(({ entries }) =>
        entries.flatMap(({ key, value }) =>
          value.type === 'scalar' ? [[key.value, value.value] as const] : [],
        ),
      ),
    );
  }

  /** The items of a list that is merged by a key of its items: of each the maps that make it up, the lowest first. */
  merged(list: string, key: string): readonly (readonly YamlMap[])[] {
    const items: YamlMap[][] = [];
    const byKey = new Map<string, YamlMap[]>();
    for (const value of this.#layers.values([list])) {
      if (value.type !== 'list') continue;
      const lower = new Map(byKey);
      for (const item of value.items) {
        if (item.type !== 'map') continue;
        const name = item.scalar(key)?.value ?? '';
        // What a layer below has under this name is the same item; two of one name in one list are two.
        const known = lower.get(name);
        if (known) {
          known.push(item);
          continue;
        }
        const maps = [item];
        items.push(maps);
        if (name) byKey.set(name, maps);
      }
    }
    return items;
  }

  /** Reads something the first time it is asked for. */
  protected once<T>(name: string, read: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, read());
    return this.#known.get(name) as T;
  }
}

/** What a container inherits of the pod's `securityContext`; the rest exists on one level only. */
const inherited = new Set([
  'runAsNonRoot',
  'runAsUser',
  'runAsGroup',
  'seccompProfile',
  'seLinuxOptions',
  'appArmorProfile',
  'windowsOptions',
]);

/** The `securityContext` of a container over that of its pod: a setting that stands on both counts on the container. */
export class InheritedSecurity implements Settings {
  constructor(readonly own: LayeredSettings, readonly pod: Settings) {}

  entry(...path: string[]): YamlEntry | undefined {
    const own = this.own.entry(path[0]);
    if (own) return this.own.entry(...path);
    return inherited.has(path[0]) ? this.pod.entry(...path) : undefined;
  }

  isOn(...path: string[]): boolean | undefined {
    return isSwitchedOn(this.entry(...path));
  }

  text(...path: string[]): ManifestText | undefined {
    return textOf(this.entry(...path)?.value);
  }

  items(...path: string[]): readonly YamlNode[] {
    const value = this.entry(...path)?.value;
    return value?.type === 'list' ? value.items : [];
  }
}
