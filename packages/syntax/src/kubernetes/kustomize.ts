import { SourceText } from '../source-text';
import { baseName, folderOf, resolvePath } from '../source-path';
import { YamlList, YamlMap, YamlScalar } from '../yaml/nodes';
import type { YamlFile, YamlNode } from '../yaml/nodes';
import { readYaml } from '../yaml/read';
import type { ImageOverride } from './image';
import { imageOverrides } from './image';
import type { ManifestPurpose } from './nodes';
import { makePatch } from './patch';
import type { Patch, PatchTarget } from './patch';
import { manifestPurpose } from './purpose';

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What one kustomization does to the objects that it collects. */
export interface Overlay {
  readonly file: string;
  readonly patches: readonly Patch[];
  /** By the name of the image; of a name that stands twice the last counts. */
  readonly images: ReadonlyMap<string, ImageOverride>;
  readonly namespace: string | undefined;
  /** It has parts that are not in the source and may change anything. */
  readonly isOpen: boolean;
}

/** The kustomizations that an object goes through, the innermost first. */
export type Way = readonly Overlay[];

/** No repository has more; a source that does is made to keep us busy. */
const MAX_WAYS = 10;
const MAX_STEPS = 2_000;
const MAX_DEPTH = 20;
const MAX_PATCHES = 50;

/** The kustomizations of a source and which files they use. */
export class Kustomizations {
  readonly #files: ReadonlyMap<string, YamlFile>;
  readonly #overlays = new Map<string, Overlay>();
  readonly #patchFiles = new Set<string>();
  readonly #ways = new Map<string, Way[]>();
  #steps = 0;

  constructor(files: readonly YamlFile[]) {
    this.#files = new Map(files.map(file => [file.source.file, file]));
    const roots = files.filter(isKustomization);
    for (const file of roots)
      for (const path of patchFiles(file)) this.#patchFiles.add(path);
    this.#followAll(roots);
  }

  /** Whether a file is laid over objects of other files. */
  isPatch(file: string): boolean {
    return this.#patchFiles.has(file);
  }

  /** The patches that are written in a file. */
  patchesIn(file: string): readonly Patch[] {
    return [...this.#overlays.values()]
      .flatMap(({ patches }) => patches)
      .filter(patch => patch.file === file);
  }

  /** The ways on which the objects of a file are put to use; one without kustomizations if nothing is known of any. */
  waysOf(file: string): readonly Way[] {
    return this.#ways.get(file) ?? [[]];
  }

  /** What the objects of a file are for: for production, unless all ways lead to developers. */
  purposeOf(file: string): ManifestPurpose {
    return this.waysOf(file).every(
      way => purposeOfWay(way, file) === 'development',
    )
      ? 'development'
      : 'production';
  }

  #followAll(files: readonly YamlFile[]) {
    const used = new Set(
      files.flatMap(file => partsOf(file).map(path => this.#resolve(path))),
    );
    const outermost = files.filter(file => !used.has(file.source.file));
    const forProduction = outermost.filter(
      ({ source }) => manifestPurpose(source.file) === 'production',
    );
    for (const file of outermost) this.#follow(file, [], 0);
    if (forProduction.length === 0) return;
    // What also goes out in production is judged as it goes out.
    for (const [file, ways] of this.#ways) {
      const out = ways.filter(way => purposeOfWay(way, file) === 'production');
      if (out.length > 0) this.#ways.set(file, out);
    }
  }

  #follow(file: YamlFile, outer: Way, depth: number) {
    if (depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return;
    if (outer.some(overlay => overlay.file === file.source.file)) return;
    const way = [this.#overlay(file), ...outer];
    for (const path of resourcesOf(file)) {
      const resolved = this.#resolve(path);
      const found =
        resolved === undefined ? undefined : this.#files.get(resolved);
      if (!found) continue;
      if (isKustomization(found)) {
        this.#follow(found, way, depth + 1);
        continue;
      }
      const ways = this.#ways.get(found.source.file) ?? [];
      if (ways.length < MAX_WAYS) ways.push(way);
      this.#ways.set(found.source.file, ways);
    }
  }

  #overlay(file: YamlFile): Overlay {
    const path = file.source.file;
    const known = this.#overlays.get(path);
    if (known) return known;
    const roots = rootsOf(file);
    const components = roots
      .flatMap(root => paths(root, 'components'))
      .map(component => this.#find(folderOf(path), component));
    const patches = [...components, file].flatMap(part =>
      part ? this.#patchesOf(part) : [],
    );
    const own: Overlay = {
      file: path,
      patches: patches.slice(0, MAX_PATCHES),
      images: new Map(
        [...components, file]
          .flatMap(part => (part ? rootsOf(part).flatMap(imageOverrides) : []))
          .map(override => [override.name, override]),
      ),
      namespace: roots
        .map(root => root.scalar('namespace')?.value)
        .find(namespace => namespace !== undefined),
      isOpen:
        components.includes(undefined) ||
        patches.length > MAX_PATCHES ||
        roots.some(root =>
          ['transformers', 'replacements', 'vars'].some(
            key => root.list(key)?.items.length,
          ),
        ),
    };
    this.#overlays.set(path, own);
    return own;
  }

  #patchesOf(file: YamlFile): Patch[] {
    const folder = folderOf(file.source.file);
    return rootsOf(file).flatMap(root => [
      ...itemsOf(root, 'patchesStrategicMerge').flatMap(item =>
        this.#bodies(folder, item).map(body => makePatch(undefined, body)),
      ),
      ...['patches', 'patchesJson6902'].flatMap(key =>
        itemsOf(root, key).flatMap(item => {
          // Before `patches` took maps it was a list of files.
          if (item.type !== 'map')
            return this.#bodies(folder, item).map(body =>
              makePatch(undefined, body),
            );
          const target = item.map('target');
          const inline = item.get('patch');
          const bodies = inline
            ? this.#inline(inline)
            : this.#bodies(folder, item.get('path'));
          return bodies.map(body =>
            makePatch(target && readTarget(target), body),
          );
        }),
      ),
    ]);
  }

  /** What a path leads to, or what stands there instead of one. */
  #bodies(
    folder: string,
    node: YamlNode | undefined,
  ): readonly (YamlNode | undefined)[] {
    if (node?.type !== 'scalar') return [undefined];
    if (node.style === 'literal' || node.value.includes('\n'))
      return this.#inline(node);
    const found = this.#find(folder, node.value);
    if (!found || found.template) return [undefined];
    return found.documents.flatMap(({ root }) => root ?? []);
  }

  #inline(node: YamlNode): readonly (YamlNode | undefined)[] {
    if (node.type !== 'scalar') return [node];
    if (node.style !== 'literal') return [undefined];
    const { source, start, end } = node;
    const first = source.text.indexOf('\n', start) + 1;
    const { documents, template } = readYaml(
      source.file,
      source.text.slice(first, end),
    );
    if (template) return [undefined];
    return documents.flatMap(({ root }) =>
      root ? [movedTo(source, first, root)] : [],
    );
  }

  #find(folder: string, path: string): YamlFile | undefined {
    const resolved = resolvePath(folder, path);
    const file = resolved === undefined ? undefined : this.#resolve(resolved);
    return file === undefined ? undefined : this.#files.get(file);
  }

  /** A file, or the kustomization in a folder. */
  #resolve(path: string): string | undefined {
    if (this.#files.has(path)) return path;
    return names
      .map(name => (path ? `${path}/${name}` : name))
      .find(name => this.#files.has(name));
  }
}

/** What the objects of a file are for when they go this way: the outermost kustomization says. */
export function purposeOfWay(way: Way, file: string): ManifestPurpose {
  return manifestPurpose(way[way.length - 1]?.file ?? file);
}

/** Whether a file is a kustomization, by its name. */
export function isKustomization({ source }: YamlFile): boolean {
  return names.includes(baseName(source.file));
}

/** The files that a kustomization uses without being manifests by themselves: its patches. */
export function patchFiles(file: YamlFile): readonly string[] {
  if (!isKustomization(file)) return [];
  const folder = folderOf(file.source.file);
  return rootsOf(file)
    .flatMap(root =>
      ['patchesStrategicMerge', 'patches', 'patchesJson6902'].flatMap(key =>
        itemsOf(root, key),
      ),
    )
    .flatMap(item => {
      const path = item.type === 'map' ? item.scalar('path') : item;
      return path?.type === 'scalar' && !path.value.includes('\n')
        ? resolvePath(folder, path.value) ?? []
        : [];
    });
}

/** The files and folders that a kustomization collects objects from. */
function resourcesOf(file: YamlFile): string[] {
  return pathsIn(file, ['resources', 'bases']);
}

/** All that is a part of a kustomization. */
function partsOf(file: YamlFile): string[] {
  return pathsIn(file, ['resources', 'bases', 'components']);
}

function pathsIn(file: YamlFile, keys: readonly string[]): string[] {
  const folder = folderOf(file.source.file);
  return rootsOf(file)
    .flatMap(root => keys.flatMap(key => paths(root, key)))
    .flatMap(path => resolvePath(folder, path) ?? []);
}

const rootsOf = ({ documents }: YamlFile): YamlMap[] =>
  documents.flatMap(({ root }) => (root?.type === 'map' ? [root] : []));

const itemsOf = (root: YamlMap, key: string) => root.list(key)?.items ?? [];

const paths = (root: YamlMap, key: string) =>
  itemsOf(root, key).flatMap(item =>
    item.type === 'scalar' && !item.isNull ? [item.value] : [],
  );

function readTarget(target: YamlMap): PatchTarget {
  return {
    kind: target.scalar('kind')?.value,
    name: target.scalar('name')?.value,
    isSelective: ['labelSelector', 'annotationSelector'].some(key =>
      target.has(key),
    ),
  };
}

/** Nodes of a stretch of a file that was read alone, as nodes of the file. `by` is where the stretch begins. */
function movedTo(source: SourceText, by: number, node: YamlNode): YamlNode {
  const start = node.start + by;
  const end = node.end + by;
  const { tag } = node;
  if (node.type === 'scalar')
    return new YamlScalar(
      source,
      start,
      end,
      node.mapped.moved(by),
      node.style,
      tag,
    );
  if (node.type === 'list')
    return new YamlList(
      source,
      start,
      end,
      node.items.map(item => movedTo(source, by, item)),
      tag,
      node.isFlow,
    );
  const entries = node.entries.map(entry => ({
    source,
    start: entry.start + by,
    end: entry.end + by,
    key: movedTo(source, by, entry.key) as YamlScalar,
    value: movedTo(source, by, entry.value),
    merged: entry.merged,
  }));
  return new YamlMap(source, start, end, entries, tag, node.isFlow);
}
