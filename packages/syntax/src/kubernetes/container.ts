import type { SourceText } from '../source-text';
import type { LocatedInFile, YamlMap } from '../yaml/nodes';
import type {
  Container,
  ContainerImage,
  ContainerMount,
  ContainerPort,
  ContainerSort,
  ContainerVariable,
  ManifestText,
  Pod,
  Probe,
  ProbeSort,
  ServicePort,
  Settings,
  VariableSourceRef,
} from './nodes';
import { probeOf } from './probe';
import { InheritedSecurity, LayeredSettings } from './settings';
import { numberOf, textOf } from './text';

const probeSorts: readonly ProbeSort[] = ['liveness', 'readiness', 'startup'];

/** A container, from the maps that make it up, the lowest first. */
export class LayeredContainer extends LayeredSettings implements Container {
  readonly node: YamlMap;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;

  constructor(
    readonly pod: Pod,
    readonly sort: ContainerSort,
    maps: readonly YamlMap[],
    /** What the image of a container is after its kustomizations. */
    private readonly readImage: (
      container: LayeredSettings,
    ) => ContainerImage | undefined,
  ) {
    super(maps);
    this.node = maps[0];
    ({ source: this.source, start: this.start, end: this.end } = this.node);
  }

  get name(): string | undefined {
    return this.text('name')?.written;
  }

  get anchor(): LocatedInFile {
    return (
      this.node.scalar('name') ??
      this.node.scalar('image') ??
      this.node.entries[0]?.key ??
      this.node
    );
  }

  get isSidecar(): boolean {
    return (
      this.sort === 'init' && this.text('restartPolicy')?.value === 'Always'
    );
  }

  get incomplete(): string | undefined {
    if (this.pod.incomplete !== undefined) return this.pod.incomplete;
    // What selects its pods or has a schedule is whole: nobody patches these.
    const { workload } = this.pod;
    const isWhole =
      workload.objectKind === 'Pod' ||
      ['selector', 'schedule'].some(key => workload.entry('spec', key));
    return this.entry('image') || isWhole
      ? undefined
      : 'has a container without an image, so it is a part of something that is not in these files';
  }

  get image(): ContainerImage | undefined {
    return this.once('image', () => this.readImage(this));
  }

  get security(): Settings {
    return this.once(
      'security',
      () =>
        new InheritedSecurity(
          new LayeredSettings(this.maps('securityContext')),
          this.pod.security,
        ),
    );
  }

  get ports(): readonly ContainerPort[] {
    return this.once('ports', () =>
      this.merged('ports', 'containerPort').map(readPort),
    );
  }

  get env(): readonly ContainerVariable[] {
    return this.once('env', () =>
      this.merged('env', 'name').flatMap(maps => readVariable(maps) ?? []),
    );
  }

  get envFrom(): readonly VariableSourceRef[] {
    return this.items('envFrom').flatMap(item => {
      if (item.type !== 'map') return [];
      const type = (['secretRef', 'configMapRef'] as const).find(key =>
        item.has(key),
      );
      const { source, start, end } = item;
      const name = type && item.map(type)?.scalar('name')?.value;
      return type ? [{ source, start, end, type, name }] : [];
    });
  }

  get mounts(): readonly ContainerMount[] {
    return this.once('volumeMounts', () =>
      this.merged('volumeMounts', 'mountPath').map(readMount),
    );
  }

  get isServed(): boolean {
    return this.once('isServed', () => {
      const { services } = this.pod.workload;
      if (services.length === 0 || this.sort === 'ephemeral') return false;
      // Where no container names its ports it may be any.
      return this.pod.namesPorts
        ? services.some(({ ports }) => ports.some(port => this.#has(port)))
        : this.sort === 'container';
    });
  }

  #has({ target }: ServicePort): boolean {
    return this.ports.some(
      ({ name, number }) =>
        target?.value !== undefined &&
        (target.value === name || target.value === String(number)),
    );
  }

  get probes(): readonly Probe[] {
    return this.once('probes', () =>
      probeSorts.flatMap(sort => probeOf(sort, this) ?? []),
    );
  }

  probe(sort: ProbeSort): Probe | undefined {
    return this.probes.find(probe => probe.sort === sort);
  }

  resource(
    sort: 'limits' | 'requests',
    resource: string,
  ): ManifestText | undefined {
    const path = ['resources', sort, resource];
    return this.text(...path) ?? this.pod.text(...path);
  }
}

const place = ({ source, start, end }: LocatedInFile) => ({
  source,
  start,
  end,
});

function readPort(maps: readonly YamlMap[]): ContainerPort {
  const settings = new LayeredSettings(maps);
  const [node] = maps;
  return {
    ...place(node),
    node,
    name: settings.text('name')?.value,
    number: numberOf(settings.text('containerPort')),
    protocol: settings.text('protocol')?.value ?? 'TCP',
    hostPort: settings.text('hostPort'),
  };
}

function readVariable(maps: readonly YamlMap[]): ContainerVariable | undefined {
  // The item that says most lately what the variable is.
  const node =
    [...maps].reverse().find(map => map.has('value') || map.has('valueFrom')) ??
    maps[0];
  const name = maps[0].scalar('name')?.value;
  if (name === undefined) return undefined;
  const source = node.map('valueFrom');
  return {
    ...place(node),
    node,
    name,
    value: textOf(node.get('value')),
    from: source?.entries[0],
  };
}

function readMount(maps: readonly YamlMap[]): ContainerMount {
  const settings = new LayeredSettings(maps);
  const [node] = maps;
  return {
    ...place(node),
    node,
    volumeName: settings.text('name')?.written,
    path: settings.text('mountPath')?.value,
    readOnly: settings.isOn('readOnly') === true,
  };
}
