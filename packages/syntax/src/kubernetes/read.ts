import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';
import type { LocatedInFile, YamlFile, YamlMap, YamlNode } from '../yaml/nodes';
import { Cluster } from './cluster';
import { knownKinds } from './keys';
import { isKustomization, Kustomizations } from './kustomize';
import type {
  KubernetesObject,
  Manifest,
  ManifestPurpose,
  Workload,
} from './nodes';
import { manifestProblems } from './problems';
import { layersOf } from './patch';
import type { Patch } from './patch';
import { podPath, readWorkload } from './workload';

/**
 * Reads the manifests of a source together: each object with the kustomizations that use it, and the objects that
 * speak of it (Services, accounts, limits).
 *
 * @public
 */
export function linkManifests(files: readonly YamlFile[]): readonly Manifest[] {
  return new Manifests(files).manifests;
}

class Manifests {
  readonly manifests: readonly Manifest[];
  readonly kustomizations: Kustomizations;
  readonly cluster: Cluster;
  readonly #laidOver = new Map<string, boolean>();

  constructor(files: readonly YamlFile[]) {
    this.kustomizations = new Kustomizations(files);
    this.manifests = files.map(file => new LinkedManifest(this, file));
    this.cluster = new Cluster(() =>
      this.manifests
        .flatMap(({ objects }) => objects)
        .filter(({ isPatch }) => !isPatch),
    );
  }

  /** Whether the patches in a file change an object of these files, and so are judged there. */
  isLaidOver(file: string): boolean {
    const known = this.#laidOver.get(file);
    if (known !== undefined) return known;
    const patches = this.kustomizations.patchesIn(file);
    const isLaidOver = this.manifests
      .flatMap(({ objects }) => objects)
      .some(
        object =>
          !object.isPatch && patches.some(patch => changes(patch, object)),
      );
    this.#laidOver.set(file, isLaidOver);
    return isLaidOver;
  }
}

class LinkedManifest implements Manifest {
  readonly kind = 'kubernetes';
  readonly source: SourceText;
  readonly template: TemplateLanguage | undefined;
  readonly problems: readonly Problem[];
  readonly objects: readonly KubernetesObject[];

  constructor(manifests: Manifests, file: YamlFile) {
    this.source = file.source;
    // In a manifest even quoted braces are a template's: Kubernetes has none of its own.
    const hasBraces = file.documents.some(
      ({ root }) => root && usesBraces(root),
    );
    this.template = file.template ?? (hasBraces ? 'go' : undefined);
    this.objects = this.template
      ? []
      : file.documents.flatMap(({ root }) =>
          root?.type === 'map' ? objectsOf(manifests, root) : [],
        );
    this.problems = this.template
      ? []
      : this.#problemsOf(file, manifests.kustomizations);
  }

  /** What is wrong with it. A file that is broken seems to lack what is merely hidden behind the error. */
  #problemsOf(
    file: YamlFile,
    kustomizations: Kustomizations,
  ): readonly Problem[] {
    const isObjects =
      !isKustomization(file) && !kustomizations.isPatch(file.source.file);
    return file.problems.length === 0 && isObjects
      ? manifestProblems(file, this.objects)
      : file.problems;
  }
}

class LinkedObject implements KubernetesObject {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly anchor: LocatedInFile;
  #workloads: readonly Workload[] | undefined;

  constructor(
    private readonly manifests: Manifests,
    readonly node: YamlMap,
    readonly apiVersion: string,
    readonly objectKind: string,
  ) {
    ({ source: this.source, start: this.start, end: this.end } = node);
    const metadata = node.map('metadata');
    const name = metadata?.scalar('name') ?? metadata?.scalar('generateName');
    this.name = name?.value;
    this.namespace = metadata?.scalar('namespace')?.value;
    this.anchor = name ?? node.get('kind') ?? node;
  }

  get isPatch(): boolean {
    return this.manifests.kustomizations.isPatch(this.source.file);
  }

  get purpose(): ManifestPurpose {
    return this.manifests.kustomizations.purposeOf(this.source.file);
  }

  get workloads(): readonly Workload[] {
    this.#workloads ??= this.#readWorkloads();
    return this.#workloads;
  }

  #readWorkloads(): readonly Workload[] {
    const path = podPath(this);
    if (!path) return [];
    const { cluster, kustomizations } = this.manifests;
    const parts = { object: this, path, cluster };
    if (!this.isPatch)
      return kustomizations
        .waysOf(this.source.file)
        .flatMap(way => readWorkload({ ...parts, way }) ?? []);
    if (this.manifests.isLaidOver(this.source.file)) return [];
    const incomplete = 'is a patch of something that is not in these files';
    const workload = readWorkload({ ...parts, way: [], incomplete });
    return workload ? [workload] : [];
  }
}

/** Whether a patch is laid over an object, or may be. */
function changes(patch: Patch, object: KubernetesObject): boolean {
  const layers = layersOf(patch, object);
  return layers === 'unknown' || layers.length > 0;
}

/** The places where a chart puts its values: names, images, the object's kind. */
function usesBraces(node: YamlNode): boolean {
  if (node.type !== 'map') return false;
  const metadata = node.map('metadata');
  return [
    node.get('kind'),
    metadata?.get('name'),
    metadata?.get('namespace'),
  ].some(value => value?.type === 'scalar' && value.value.includes('{{'));
}

/** Lists in lists: nobody nests them. */
const MAX_LISTS = 5;

/** The object itself, or the items of a list of objects. */
function objectsOf(
  manifests: Manifests,
  node: YamlMap,
  depth: number = 0,
): KubernetesObject[] {
  const written = node.scalar('kind')?.value;
  const apiVersion = node.scalar('apiVersion')?.value;
  if (written === undefined) return [];
  const known = knownKinds.get(written.toLowerCase());
  // Kubernetes takes neither another case nor an object without version; what is meant is judged all the same.
  if (apiVersion === undefined && known === undefined) return [];
  const kind = known ?? written;
  const items = kind.endsWith('List') ? node.list('items')?.items : undefined;
  if (!items || depth >= MAX_LISTS)
    return [new LinkedObject(manifests, node, apiVersion ?? '', kind)];
  return items.flatMap(item =>
    item.type === 'map' ? objectsOf(manifests, item, depth + 1) : [],
  );
}
