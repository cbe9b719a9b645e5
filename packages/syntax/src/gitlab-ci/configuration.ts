import { resolvePath } from '../source-path';
import { Layers } from '../yaml/layers';
import type {
  YamlEntry,
  YamlFile,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';
import type { Include, PipelineVariable } from './nodes';
import { PipelineVariables, pipelineText } from './text';

/** Keys of the top level that are no jobs. */
export const globalKeys = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'before_script',
  'after_script',
  'cache',
  'types',
  'spec',
]);

/** How deep `extends`, `include` and `!reference` may lead. GitLab stops at about ten. */
const MAX_DEPTH = 11;

/** One file of a pipeline: the map of its last document; before it may stand one with `spec`. */
export interface PipelineFile {
  readonly yaml: YamlFile;
  readonly root: YamlMap | undefined;
  readonly includes: readonly Include[];
}

/** Reads what a file says of itself and of the files it includes. `has` tells whether a path is in the source. */
export function pipelineFile(
  yaml: YamlFile,
  has: (path: string) => boolean,
): PipelineFile {
  const roots = yaml.documents.flatMap(({ root }) =>
    root?.type === 'map' ? [root] : [],
  );
  const isHeader = (root: YamlMap) =>
    root.has('spec') &&
    !root.entries.some(({ key }) => !['spec'].includes(key.value));
  const root = roots.filter(map => !isHeader(map)).pop();
  return { yaml, root, includes: includesOf(root?.get('include'), has) };
}

/** The paths of local files that a file includes. */
export function localIncludes(yaml: YamlFile): string[] {
  return pipelineFile(yaml, () => true).includes.flatMap(
    ({ file }) => file ?? [],
  );
}

function includesOf(
  node: YamlNode | undefined,
  has: (path: string) => boolean,
): Include[] {
  if (!node) return [];
  if (node.type === 'list')
    return node.items.flatMap(item => includesOf(item, has));
  const { source, start, end } = node;
  const at = { source, start, end };
  const local = (target: string): Include => {
    const path = resolvePath('', target.replace(/^\/+/, ''));
    const file = path !== undefined && has(path) ? path : undefined;
    return { ...at, type: 'local', target, file };
  };
  if (node.type === 'scalar') {
    if (node.isNull) return [];
    const isRemote = /^https?:/.test(node.value);
    return [
      isRemote
        ? { ...at, type: 'remote', target: node.value }
        : local(node.value),
    ];
  }
  const text = (key: string) => node.scalar(key)?.value;
  const localPath = text('local');
  if (localPath !== undefined) return [local(localPath)];
  for (const type of ['remote', 'template'] as const) {
    const target = text(type);
    if (target !== undefined) return [{ ...at, type, target }];
  }
  const component = text('component');
  if (component !== undefined) {
    const [target, ref] = component.split('@');
    return [{ ...at, type: 'component', target, ref }];
  }
  const project = text('project');
  if (project !== undefined)
    return [{ ...at, type: 'project', target: project, ref: text('ref') }];
  return [{ ...at, type: 'unknown', target: '' }];
}

/** The files that make up one pipeline, and what they say together. */
export class Configuration {
  readonly #jobs = new Map<string, { key: YamlScalar; maps: YamlMap[] }>();
  readonly roots: readonly YamlMap[];
  #variables: DefinedVariables | undefined;
  readonly global: Layers;

  constructor(
    /** From the lowest to the one that wins. */
    readonly files: readonly PipelineFile[],
  ) {
    this.roots = files.flatMap(({ root }) => root ?? []);
    this.global = new Layers(this.roots);
    for (const root of this.roots)
      for (const { key, value } of root.entries) {
        if (globalKeys.has(key.value)) continue;
        const map = this.resolve(value);
        if (map?.type !== 'map') continue;
        const job = this.#jobs.get(key.value) ?? { key, maps: [] };
        job.maps.push(map);
        this.#jobs.set(key.value, { key, maps: job.maps });
      }
  }

  /** All includes lead to files of the source, or to nothing that could bring jobs along. */
  get incomplete(): boolean {
    return this.files.some(({ includes }) =>
      includes.some(
        ({ file, type }) => file === undefined && type !== 'template',
      ),
    );
  }

  /** The variables of the top level, each with its key. */
  get variables(): DefinedVariables {
    this.#variables ??= new DefinedVariables(
      this,
      this.global.values(['variables']),
    );
    return this.#variables;
  }

  /** The maps of a job, those it extends below it. */
  layers(name: string): { maps: YamlMap[]; incomplete: boolean } {
    const result = { maps: [] as YamlMap[], incomplete: false };
    this.#collect(name, result, new Set());
    return result;
  }

  #collect(
    name: string,
    result: { maps: YamlMap[]; incomplete: boolean },
    visited: Set<string>,
  ) {
    const job = this.#jobs.get(name);
    if (!job) result.incomplete = true;
    if (!job || visited.has(name) || visited.size > 100) return;
    visited.add(name);
    const parents = new Layers(job.maps).entry(['extends'])?.value;
    for (const parent of textsOf(parents))
      this.#collect(parent, result, visited);
    result.maps.push(...job.maps);
  }

  /** What stands there, after `!reference`. */
  resolve(node: YamlNode | undefined, depth: number = 0): YamlNode | undefined {
    if (node?.tag !== '!reference' || node.type !== 'list') return node;
    if (depth > MAX_DEPTH) return undefined;
    const [name, ...path] = textsOf(node);
    if (name === undefined) return undefined;
    if (path.length === 0) return undefined;
    const maps = this.#jobs.has(name)
      ? this.layers(name).maps
      : this.roots.flatMap(root => root.map(name) ?? []);
    return this.resolve(new Layers(maps).entry(path)?.value, depth + 1);
  }

  /** The scalars of a list, however deep aliases and references nest it. */
  scalars(node: YamlNode | undefined): YamlScalar[] {
    const scalars: YamlScalar[] = [];
    this.#flatten(node, scalars, 0);
    return scalars;
  }

  #flatten(node: YamlNode | undefined, into: YamlScalar[], depth: number) {
    const found = this.resolve(node, depth);
    if (!found || depth > MAX_DEPTH || into.length > 1_000) return;
    if (found.type === 'scalar' && !found.isNull) into.push(found);
    if (found.type === 'list')
      for (const item of found.items) this.#flatten(item, into, depth + 1);
  }

  /** The entry that wins for a key of a job: its own, else the default one. */
  entry(maps: readonly YamlMap[], key: string): YamlEntry | undefined {
    return (
      new Layers(maps).entry([key]) ??
      this.global.entry(['default', key]) ??
      (inheritable.has(key) ? this.global.entry([key]) : undefined)
    );
  }
}

/** Variables where they are defined, over those of the top level if they are a job's. */
export class DefinedVariables {
  readonly known: PipelineVariables;
  readonly #byName = new Map<string, { key: YamlScalar; value: YamlScalar }>();

  constructor(
    configuration: Configuration,
    layers: readonly YamlNode[],
    readonly outer?: DefinedVariables,
  ) {
    this.known = new PipelineVariables(outer?.known);
    for (const layer of layers) {
      const map = configuration.resolve(layer);
      for (const { key, value } of map?.type === 'map' ? map.entries : []) {
        const node = configuration.resolve(value);
        const scalar = node?.type === 'map' ? node.scalar('value') : node;
        if (scalar?.type !== 'scalar') continue;
        this.#byName.set(key.value, { key, value: scalar });
        this.known.define(key.value, scalar);
      }
    }
  }

  get names(): readonly string[] {
    return [...new Set([...(this.outer?.names ?? []), ...this.#byName.keys()])];
  }

  /** A variable as it is seen here. */
  variable(
    name: string,
    seenFrom: PipelineVariables = this.known,
  ): PipelineVariable | undefined {
    const found = this.#byName.get(name);
    if (!found) return this.outer?.variable(name, seenFrom);
    const { key, value } = found;
    return {
      source: key.source,
      start: key.start,
      end: key.source === value.source ? Math.max(key.end, value.end) : key.end,
      name,
      key,
      value: pipelineText(value, seenFrom),
    };
  }
}

/** Old spellings of `default` at the top level. */
const inheritable = new Set([
  'image',
  'services',
  'before_script',
  'after_script',
  'cache',
]);

function textsOf(node: YamlNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'list') return node.items.flatMap(textsOf);
  return node.type === 'scalar' && !node.isNull ? [node.value] : [];
}
