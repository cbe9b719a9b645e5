import type { SourceText } from '../source-text';
import { Layers } from '../yaml/layers';
import type { YamlEntry, YamlMap } from '../yaml/nodes';
import type { Cluster } from './cluster';
import { imageReader } from './image';
import { purposeOfWay } from './kustomize';
import type { Way } from './kustomize';
import type {
  KubernetesObject,
  KubernetesService,
  ManifestPurpose,
  Pod,
  Workload,
} from './nodes';
import { layersOf } from './patch';
import { LayeredPod } from './pod';
import { LayeredSettings } from './settings';
import { numberOf, textOf } from './text';

/** Where an object has its pods. */
export function podPath({
  objectKind,
  apiVersion,
  node,
}: {
  objectKind: string;
  apiVersion: string;
  node: YamlMap;
}): readonly string[] | undefined {
  switch (objectKind) {
    case 'Pod':
      return [];
    case 'PodTemplate':
      return ['template'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template'];
    case 'Service':
      return apiVersion.startsWith('serving.knative.dev/')
        ? ['spec', 'template']
        : undefined;
    default:
      return templated.has(objectKind) || hasTemplate(node)
        ? ['spec', 'template']
        : undefined;
  }
}

const templated = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'DeploymentConfig',
  'Rollout',
]);

/** Custom resources that run pods keep them where the built-in ones do. */
function hasTemplate(node: YamlMap): boolean {
  return (
    node.map('spec')?.map('template')?.map('spec')?.list('containers') !==
    undefined
  );
}

/** What a workload is made of. */
export interface WorkloadParts {
  readonly object: KubernetesObject;
  readonly path: readonly string[];
  readonly way: Way;
  readonly cluster: Cluster;
  /** Why what is missing may be elsewhere, whatever kustomizations do. */
  readonly incomplete?: string;
}

/** A workload on one way through the kustomizations; undefined if it says nothing of pods. */
export function readWorkload(parts: WorkloadParts): Workload | undefined {
  const { object, path, way } = parts;
  let { incomplete } = parts;
  const roots: YamlMap[] = [object.node];
  for (const overlay of way) {
    const layers = overlay.patches.map(patch => layersOf(patch, object));
    if (overlay.isOpen || layers.includes('unknown'))
      incomplete ??= `is changed by ${overlay.file} in a way that these files cannot tell`;
    roots.push(...layers.flatMap(layer => (layer === 'unknown' ? [] : layer)));
  }
  const layers = new Layers(roots);
  const mapsAt = (key: string) =>
    layers
      .values([...path, key])
      .flatMap(value => (value.type === 'map' ? [value] : []));
  const specs = mapsAt('spec');
  return specs.length === 0
    ? undefined
    : new LayeredWorkload(
        parts,
        layers,
        specs,
        new LayeredSettings(mapsAt('metadata')),
        incomplete,
      );
}

class LayeredWorkload implements Workload {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly pod: Pod;

  constructor(
    private readonly parts: WorkloadParts,
    private readonly layers: Layers,
    specs: readonly YamlMap[],
    metadata: LayeredSettings,
    incomplete: string | undefined,
  ) {
    const { object, way, cluster } = parts;
    ({ source: this.source, start: this.start, end: this.end } = object);
    this.pod = new LayeredPod({
      workload: this,
      specs,
      metadata,
      incomplete,
      cluster,
      readImage: imageReader(way.map(({ images }) => images)),
    });
  }

  get object(): KubernetesObject {
    return this.parts.object;
  }

  get objectKind(): string {
    return this.object.objectKind;
  }

  get name(): string | undefined {
    return this.object.name;
  }

  get namespace(): string | undefined {
    return (
      [...this.parts.way].reverse().find(({ namespace }) => namespace)
        ?.namespace ?? this.object.namespace
    );
  }

  get purpose(): ManifestPurpose {
    return purposeOfWay(this.parts.way, this.source.file);
  }

  get runsToCompletion(): boolean {
    if (this.objectKind === 'Job' || this.objectKind === 'CronJob') return true;
    const policy = this.pod.text('restartPolicy')?.value;
    return policy === 'Never' || policy === 'OnFailure';
  }

  get replicas(): number | undefined {
    return numberOf(textOf(this.entry('spec', 'replicas')?.value));
  }

  get isKnative(): boolean {
    return this.object.apiVersion.startsWith('serving.knative.dev/');
  }

  get services(): readonly KubernetesService[] {
    return this.parts.cluster.servicesOf(this);
  }

  get disruptionBudgets(): readonly KubernetesObject[] {
    return this.parts.cluster.budgetsOf(this);
  }

  get networkPolicies(): readonly KubernetesObject[] {
    return this.parts.cluster.policiesOf(this);
  }

  entry(...path: string[]): YamlEntry | undefined {
    return this.layers.entry(path);
  }
}
