import type { SourceText } from '../source-text';
import type { LocatedInFile, YamlEntry, YamlMap } from '../yaml/nodes';
import type { Cluster } from './cluster';
import { LayeredContainer } from './container';
import type { ImageReader } from './image';
import type {
  Container,
  KubernetesObject,
  ManifestText,
  Pod,
  PodVolume,
  Settings,
  Workload,
} from './nodes';
import { LayeredSettings } from './settings';
import { textOf } from './text';

/** The lists of containers, in the order in which they start. */
const containerLists = [
  ['initContainers', 'init'],
  ['containers', 'container'],
  ['ephemeralContainers', 'ephemeral'],
] as const;

/** What a pod is made of. */
export interface PodParts {
  readonly workload: Workload;
  /** Its `spec` in each layer, the lowest first. There is at least one. */
  readonly specs: readonly YamlMap[];
  /** Its `metadata` in each layer. */
  readonly metadata: LayeredSettings;
  readonly incomplete: string | undefined;
  readonly cluster: Cluster;
  readonly readImage: ImageReader;
}

/** A pod, its settings read when they are first asked for. */
export class LayeredPod extends LayeredSettings implements Pod {
  readonly node: YamlMap;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;

  constructor(private readonly parts: PodParts) {
    super(parts.specs);
    [this.node] = parts.specs;
    ({ source: this.source, start: this.start, end: this.end } = this.node);
  }

  get workload(): Workload {
    return this.parts.workload;
  }

  get incomplete(): string | undefined {
    if (this.parts.incomplete !== undefined) return this.parts.incomplete;
    return this.entry('containers')
      ? undefined
      : 'has no containers, so it is a part of something that is not in these files';
  }

  get anchor(): LocatedInFile {
    return this.workload.object.anchor;
  }

  get labels(): ReadonlyMap<string, string> {
    return this.once('labels', () => this.parts.metadata.words('labels'));
  }

  get annotations(): ReadonlyMap<string, YamlEntry> {
    return this.once(
      'annotations',
      () =>
        new Map(
          this.parts.metadata
            .maps('annotations')
            .flatMap(({ entries }) => entries)
            .map(entry => [entry.key.value, entry]),
        ),
    );
  }

  get containers(): readonly Container[] {
    return this.once('containers', () =>
      containerLists.flatMap(([list, sort]) =>
        this.merged(list, 'name').map(
          maps => new LayeredContainer(this, sort, maps, this.parts.readImage),
        ),
      ),
    );
  }

  get namesPorts(): boolean {
    return this.once('namesPorts', () =>
      this.containers.some(({ ports }) => ports.length > 0),
    );
  }

  get volumes(): readonly PodVolume[] {
    return this.once('volumes', () => this.#readVolumes());
  }

  get security(): Settings {
    return this.once(
      'security',
      () => new LayeredSettings(this.maps('securityContext')),
    );
  }

  get isWindows(): boolean {
    return (
      this.text('os', 'name')?.value === 'windows' ||
      ['kubernetes.io/os', 'beta.kubernetes.io/os'].some(
        label => this.text('nodeSelector', label)?.value === 'windows',
      )
    );
  }

  get serviceAccountName(): ManifestText | undefined {
    return this.text('serviceAccountName') ?? this.text('serviceAccount');
  }

  get serviceAccount(): KubernetesObject | undefined {
    const name = this.serviceAccountName;
    if (name && name.value === undefined) return undefined;
    return this.parts.cluster.find(
      'ServiceAccount',
      this.workload.namespace,
      name?.value ?? 'default',
    );
  }

  get roleBindings(): readonly KubernetesObject[] {
    const name = this.serviceAccountName;
    if (name && name.value === undefined) return [];
    return this.parts.cluster.bindingsOf(
      this.workload.namespace,
      name?.value ?? 'default',
    );
  }

  hasDefault(sort: 'limits' | 'requests', resource: string): boolean {
    return this.parts.cluster.hasDefault(
      this.workload.namespace,
      sort,
      resource,
    );
  }

  #readVolumes(): readonly PodVolume[] {
    const uses = new Map<string, PodVolume['uses'][number][]>();
    for (const container of this.containers)
      for (const mount of container.mounts) {
        const known = uses.get(mount.volumeName ?? '') ?? [];
        known.push({ container, mount });
        uses.set(mount.volumeName ?? '', known);
      }
    return this.merged('volumes', 'name').map(maps => {
      // The layer that gives the volume its type decides.
      const node =
        [...maps].reverse().find(map => typeOf(map) !== undefined) ?? maps[0];
      const { source, start, end } = node;
      const name = maps[0].scalar('name')?.value;
      const hostPath = node.map('hostPath');
      const ofVolume = uses.get(name ?? '') ?? [];
      // A second volume of this name is refused; containers get the first.
      uses.delete(name ?? '');
      return {
        source,
        start,
        end,
        node,
        name,
        type: typeOf(node),
        hostPath: textOf(hostPath?.get('path')),
        uses: ofVolume,
      };
    });
  }
}

/** The entry that says what a volume is. */
function typeOf(volume: YamlMap): YamlEntry | undefined {
  return volume.entries.find(({ key }) => key.value !== 'name');
}
