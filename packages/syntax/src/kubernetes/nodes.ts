import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { ImageRef } from '../image-ref';
import type { ParsedFile } from '../parsed-file';
import type {
  LocatedInFile,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';

/** A file of Kubernetes objects, or a kustomization of such files. @public */
export interface Manifest extends ParsedFile {
  readonly kind: 'kubernetes';
  readonly template?: TemplateLanguage;
  readonly objects: readonly KubernetesObject[];
}

/** One object of a manifest. Items of a `List` are objects of their own. @public */
export interface KubernetesObject extends LocatedInFile {
  /** Empty where it is missing, so that no cluster takes the object. */
  readonly apiVersion: string;
  /** `Deployment`, `CronJob`, … as Kubernetes writes it. */
  readonly objectKind: string;
  /** Where Kubernetes gives the name (`generateName`), its beginning. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly node: YamlMap;
  /** What to underline for the object: its name, or its kind. */
  readonly anchor: LocatedInFile;
  /** A kustomization lays it over another object; it is judged there. */
  readonly isPatch: boolean;
  readonly purpose: ManifestPurpose;
  /**
   * The pods that the object runs, as they run: one of them, or one for each kustomization that leads to production
   * by another way. Empty for an object that runs none.
   */
  readonly workloads: readonly Workload[];
}

/** What the file is for, as its folders say. @public */
export type ManifestPurpose = 'production' | 'development';

/** An object that runs pods, after the patches of the kustomizations that use it. @public */
export interface Workload extends LocatedInFile {
  readonly object: KubernetesObject;
  /** `Deployment`, `CronJob`, … */
  readonly objectKind: string;
  readonly name: string | undefined;
  /** As the last kustomization sets it, or as it is written. */
  readonly namespace: string | undefined;
  readonly purpose: ManifestPurpose;
  readonly pod: Pod;
  /** Its pods end by themselves: Job, CronJob, whatever is not restarted. */
  readonly runsToCompletion: boolean;
  /** Undefined where it is not said, or a placeholder stands there. */
  readonly replicas: number | undefined;
  /** A Knative service, whose probes and ports Knative completes. */
  readonly isKnative: boolean;
  /** The Services of these files that send traffic to its pods. */
  readonly services: readonly KubernetesService[];
  /** The PodDisruptionBudgets of these files that speak of its pods. */
  readonly disruptionBudgets: readonly KubernetesObject[];
  /** The NetworkPolicies of these files that may speak of its pods. */
  readonly networkPolicies: readonly KubernetesObject[];
  /** The winning entry for a path of keys from the top of the object. */
  entry(...path: string[]): YamlEntry | undefined;
}

/** A value of a manifest. @public */
export interface ManifestText extends LocatedInFile {
  /** As it is written, but for YAML's own quoting. */
  readonly written: string;
  /** Undefined where something is filled in before the manifest reaches a cluster: `${TAG}`, `$(name)`. */
  readonly value: string | undefined;
}

/** Settings by the path of their keys, after patches. @public */
export interface Settings {
  /** The entry that wins for a path of keys, such as `resources`, `limits`, `memory`. */
  entry(...path: string[]): YamlEntry | undefined;
  /** Whether it is switched on: false where it is absent, undefined where a placeholder stands. */
  isOn(...path: string[]): boolean | undefined;
  /** Its text, if it is a scalar that is not null. */
  text(...path: string[]): ManifestText | undefined;
  /** The items of the list that wins at a path. */
  items(...path: string[]): readonly YamlNode[];
}

/** The pod, or the template of pods, that a workload runs. The settings are those of its `spec`. @public */
export interface Pod extends LocatedInFile, Settings {
  readonly workload: Workload;
  /** What to underline for what the pod lacks. */
  readonly anchor: LocatedInFile;
  /** The map that ends up as `spec`, where it is first written. */
  readonly node: YamlMap;
  /**
   * Why something that seems to be missing may be set elsewhere: a kustomization changes it in a way that cannot be
   * read, or it is only a part. Reads on from "Deployment web": `is changed by deploy/prod/kustomization.yaml in …`.
   */
  readonly incomplete: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, YamlEntry>;
  /** All containers in the order in which they stand: init containers first, ephemeral ones last. */
  readonly containers: readonly Container[];
  /** Whether any container names its ports. */
  readonly namesPorts: boolean;
  readonly volumes: readonly PodVolume[];
  /** `securityContext` of the pod. */
  readonly security: Settings;
  readonly isWindows: boolean;
  readonly serviceAccountName: ManifestText | undefined;
  /** The account, if it is in these files; also the one called `default`. */
  readonly serviceAccount: KubernetesObject | undefined;
  /** The RoleBindings and ClusterRoleBindings of these files that give the account rights. */
  readonly roleBindings: readonly KubernetesObject[];
  /** Whether a LimitRange of these files fills in a limit or request that containers do not set. */
  hasDefault(sort: 'limits' | 'requests', resource: string): boolean;
}

/** In which list of the pod a container stands. @public */
export type ContainerSort = 'container' | 'init' | 'ephemeral';

/** A container of a pod, after patches. Its range is the item of the list where it is first written. @public */
export interface Container extends LocatedInFile, Settings {
  readonly pod: Pod;
  readonly sort: ContainerSort;
  /** An init container that goes on running beside the others: `restartPolicy: Always`. */
  readonly isSidecar: boolean;
  readonly name: string | undefined;
  /** What to underline for what the container lacks: its name, or its image. */
  readonly anchor: LocatedInFile;
  /** The map where it is first written. */
  readonly node: YamlMap;
  /** As for the pod; also for a container without an image, which is a part of one that is written elsewhere. */
  readonly incomplete: string | undefined;
  readonly image: ContainerImage | undefined;
  /** `securityContext`, with what containers inherit from the pod. */
  readonly security: Settings;
  readonly ports: readonly ContainerPort[];
  readonly env: readonly ContainerVariable[];
  readonly envFrom: readonly VariableSourceRef[];
  readonly mounts: readonly ContainerMount[];
  /** A Service of these files sends requests to it. */
  readonly isServed: boolean;
  readonly probes: readonly Probe[];
  probe(sort: ProbeSort): Probe | undefined;
  /** A limit or request: of the container, or of the pod where its containers share one. */
  resource(
    sort: 'limits' | 'requests',
    resource: string,
  ): ManifestText | undefined;
}

/**
 * The image of a container. The range is where its version stands: in the manifest, or in the kustomization that sets
 * it.
 *
 * @public
 */
export interface ContainerImage extends LocatedInFile {
  /** The value of `image`. */
  readonly scalar: YamlScalar;
  /** The reference as it is pulled; undefined where all of it is a placeholder. Its places are not to be used. */
  readonly ref: ImageRef | undefined;
  /** What to underline for the tag: the tag alone, if there is one. */
  readonly tagAt: LocatedInFile;
  /** The kustomization that says which name or version is pulled. */
  readonly setBy: string | undefined;
}

/** One of `ports` of a container. @public */
export interface ContainerPort extends LocatedInFile {
  readonly node: YamlMap;
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
  readonly hostPort: ManifestText | undefined;
}

/** One of `env` of a container. @public */
export interface ContainerVariable extends LocatedInFile {
  readonly node: YamlMap;
  readonly name: string;
  readonly value: ManifestText | undefined;
  /** `secretKeyRef`, `configMapKeyRef`, `fieldRef`, … */
  readonly from: YamlEntry | undefined;
}

/** One of `envFrom` of a container. @public */
export interface VariableSourceRef extends LocatedInFile {
  readonly type: 'secretRef' | 'configMapRef';
  readonly name: string | undefined;
}

/** One of `volumeMounts` of a container. @public */
export interface ContainerMount extends LocatedInFile {
  readonly node: YamlMap;
  readonly volumeName: string | undefined;
  readonly path: string | undefined;
  readonly readOnly: boolean;
}

/** A mount with the container it is in. @public */
export interface VolumeUse {
  readonly container: Container;
  readonly mount: ContainerMount;
}

/** One of `volumes` of a pod. @public */
export interface PodVolume extends LocatedInFile {
  readonly node: YamlMap;
  readonly name: string | undefined;
  /** `hostPath`, `emptyDir`, … with its settings; undefined if none is given. */
  readonly type: YamlEntry | undefined;
  /** The folder or file of the host that is handed in. */
  readonly hostPath: ManifestText | undefined;
  readonly uses: readonly VolumeUse[];
}

/** What a probe is for. @public */
export type ProbeSort = 'liveness' | 'readiness' | 'startup';

/** How a probe asks. @public */
export type ProbeAction = 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';

/** A probe of a container. @public */
export interface Probe extends LocatedInFile, Settings {
  readonly sort: ProbeSort;
  readonly key: YamlScalar;
  /** Undefined where none is given, so that it never asks. */
  readonly action: ProbeAction | undefined;
  /** The number or the name of the port that is asked. */
  readonly port: ManifestText | undefined;
  /** The path of `httpGet`; `/` where it gives none. */
  readonly path: string | undefined;
  readonly scheme: 'HTTP' | 'HTTPS' | undefined;
  /** The words of `exec`. */
  readonly command: readonly ManifestText[];
  /** A number of seconds or tries, as it is written. */
  number(key: string): number | undefined;
}

/** A `Service` of Kubernetes. @public */
export interface KubernetesService {
  readonly object: KubernetesObject;
  readonly name: string | undefined;
  readonly type: string;
  readonly selector: ReadonlyMap<string, string>;
  readonly ports: readonly ServicePort[];
}

/** One of `ports` of a Service. @public */
export interface ServicePort extends LocatedInFile {
  readonly node: YamlMap;
  readonly name: string | undefined;
  readonly port: number | undefined;
  /** The number or name of the port of the container; where none is given, the same number as `port`. */
  readonly target: ManifestText | undefined;
  readonly protocol: string;
}
