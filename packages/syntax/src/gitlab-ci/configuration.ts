import { resolvePath } from '../source-path';
import { Layers } from '../yaml/layers';
import type {
  YamlEntry,
  YamlFile,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';
import { ExpansionBudget } from '../bindings';
import type { Include } from './nodes';
import { PipelineVariables, readDefinitions } from './variables';
import type { Definitions } from './variables';

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
/** Jobs that one job may extend, all told. */
const MAX_PARENTS = 100;
/** Lines in one section of a script. */
const MAX_LINES = 1_000;
/** Lines, with their length, that all jobs together may take over from others. */
const MAX_BROUGHT = 4 * 1024 * 1024;

/** One file of a pipeline: the map of its last document; before it may stand one with `spec`. */
export interface PipelineFile {
  readonly yaml: YamlFile;
  readonly root: YamlMap | undefined;
  readonly includes: readonly Include[];
  /** What its jobs start as child pipelines, by the name of the job. */
  readonly children: ReadonlyMap<string, readonly Include[]>;
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
  const children = new Map(
    (root?.entries ?? []).flatMap(({ key, value }) => {
      const trigger = value.type === 'map' ? value.map('trigger') : undefined;
      const started = includesOf(trigger?.get('include'), has);
      return started.length > 0 ? [[key.value, started] as const] : [];
    }),
  );
  return {
    yaml,
    root,
    includes: includesOf(root?.get('include'), has),
    children,
  };
}

/** The paths of local files that a file includes, or starts as child pipelines. */
export function localIncludes(yaml: YamlFile): string[] {
  const { includes, children } = pipelineFile(yaml, () => true);
  return [...includes, ...[...children.values()].flat()].flatMap(
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
  readonly #jobs = new Map<string, YamlMap[]>();
  readonly #layers = new Map<string, JobLayers>();
  readonly #scalars = new Map<YamlNode, readonly YamlScalar[]>();
  readonly #definitions = new Map<YamlMap, Definitions>();
  #variables: PipelineVariables | undefined;
  #brought = 0;
  /** How much variables may still bring into the scripts. */
  readonly expansion = new ExpansionBudget();
  readonly roots: readonly YamlMap[];
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
        const maps = this.#jobs.get(key.value);
        if (maps) maps.push(map);
        else this.#jobs.set(key.value, [map]);
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

  /** The variables of the top level. */
  get variables(): PipelineVariables {
    this.#variables ??= new PipelineVariables(
      this.definitions(this.global.values(['variables'])),
    );
    return this.#variables;
  }

  /** What maps of variables define; each is read once. */
  definitions(nodes: readonly YamlNode[]): Definitions[] {
    return nodes.flatMap(node => {
      const map = this.resolve(node);
      if (map?.type !== 'map') return [];
      const known = this.#definitions.get(map);
      if (known) return [known];
      const read = readDefinitions(map, value => this.resolve(value));
      this.#definitions.set(map, read);
      return [read];
    });
  }

  /** The maps of a job, those it extends below it. */
  layers(name: string): JobLayers {
    const known = this.#layers.get(name);
    if (known) return known;
    const result = { maps: [] as YamlMap[], incomplete: false };
    this.#collect(name, result, new Set());
    this.#layers.set(name, result);
    return result;
  }

  #collect(
    name: string,
    result: { maps: YamlMap[]; incomplete: boolean },
    visited: Set<string>,
  ) {
    const maps = this.#jobs.get(name);
    if (!maps) result.incomplete = true;
    if (!maps || visited.has(name)) return;
    visited.add(name);
    const parents = new Layers(maps).entry(['extends'])?.value;
    for (const parent of textsOf(parents)) {
      if (visited.size > MAX_PARENTS) {
        result.incomplete = true;
        break;
      }
      this.#collect(parent, result, visited);
    }
    result.maps.push(...maps);
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
  scalars(node: YamlNode | undefined): readonly YamlScalar[] {
    return node ? this.#flat(node, 0) : [];
  }

  /** Each list is flattened once, however often it is referred to. */
  #flat(node: YamlNode, depth: number): readonly YamlScalar[] {
    if (node.type === 'scalar') return node.isNull ? [] : [node];
    if (node.type === 'map' || depth > MAX_DEPTH) return [];
    const known = this.#scalars.get(node);
    if (known) return known;
    // A list that is in itself holds nothing.
    this.#scalars.set(node, []);
    const found = this.resolve(node, depth);
    const items =
      found === node ? node.items : [found].flatMap(one => one ?? []);
    const scalars: YamlScalar[] = [];
    for (const item of items) {
      if (scalars.length >= MAX_LINES) break;
      const inner = this.#flat(item, depth + 1);
      scalars.push(...inner.slice(0, MAX_LINES - scalars.length));
    }
    this.#scalars.set(node, scalars);
    return scalars;
  }

  /** Whether a line of a script may still be read; those that many jobs take over add up. */
  takes({ value }: YamlScalar): boolean {
    this.#brought += LINE_COST + value.length;
    return this.#brought <= MAX_BROUGHT;
  }

  /** The entry that wins for a key of a job: its own, else the default one that it inherits. */
  entry(maps: readonly YamlMap[], key: string): YamlEntry | undefined {
    const layers = new Layers(maps);
    const own = layers.entry([key]);
    if (own || !inherits(layers, key)) return own;
    return (
      this.global.entry(['default', key]) ??
      (inheritable.has(key) ? this.global.entry([key]) : undefined)
    );
  }

  /** The variables of a job over those of the file that it inherits. */
  variablesOf(maps: readonly YamlMap[]): PipelineVariables {
    const layers = new Layers(maps);
    const own = this.definitions(layers.values(['variables']));
    const wanted = layers.entry(['inherit', 'variables'])?.value;
    if (!wanted || (wanted.type === 'scalar' && wanted.boolean !== false))
      return new PipelineVariables(own, this.variables);
    const some = textsOf(wanted).flatMap(name => {
      const found = this.variables.definition(name);
      return found ? [[name, found] as const] : [];
    });
    return new PipelineVariables([new Map(some), ...own]);
  }
}

/** A job's own map and those of what it extends, from the lowest to the one that wins. */
export interface JobLayers {
  readonly maps: readonly YamlMap[];
  /** It extends what is not in the source. */
  readonly incomplete: boolean;
}

/** What a line counts besides its length. */
const LINE_COST = 32;

/** `inherit: { default: … }`: everything, nothing, or what a list names. */
function inherits(layers: Layers, key: string): boolean {
  const node = layers.entry(['inherit', 'default'])?.value;
  if (!node) return true;
  if (node.type === 'scalar') return node.boolean !== false;
  return textsOf(node).includes(key);
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
