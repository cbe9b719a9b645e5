import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { ImageRef } from '../image-ref';
import type { ParsedFile } from '../parsed-file';
import type { Located } from '../located';
import type { Command } from '../shell/nodes';
import type { Text } from '../text';
import type {
  LocatedInFile,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';

/**
 * A text of a Compose file. `value` is after interpolation, and undefined where the file alone cannot tell;
 * a fallback (`${TAG:-latest}`) tells.
 *
 * @public
 */
export interface ComposeText extends Text, LocatedInFile {
  /** As in the file but for YAML's own quoting: before interpolation. */
  readonly written: string;
}

/** What the file is for, as its name says. @public */
export type ComposePurpose = 'production' | 'development';

/** An image that a Compose file names. @public */
export interface ComposeImage extends ComposeText {
  /** Undefined where the whole reference is unknown. */
  readonly ref: ImageRef | undefined;
}

/** `build:` of a service. @public */
export interface ComposeBuild extends LocatedInFile {
  /** Folder relative to the root of the source; undefined if unknown, outside of it, or a URL. */
  readonly context: string | undefined;
  /** Path of the Dockerfile relative to the root of the source; undefined if unknown or inline. */
  readonly dockerfile: string | undefined;
  readonly inline?: YamlScalar;
  readonly target?: ComposeText;
  readonly args: readonly ComposeVariable[];
  readonly network?: ComposeText;
  readonly privileged?: YamlScalar;
  readonly entitlements: readonly ComposeText[];
  /** The whole value, for what is not modelled. */
  readonly node: YamlNode;
}

/** One of `environment`, `labels`, `build.args`: `KEY=value`, or a key alone. @public */
export interface ComposeVariable extends LocatedInFile {
  readonly name: string;
  readonly key: LocatedInFile;
  /** Undefined for a key alone, which passes the value of the shell on. */
  readonly value?: ComposeText;
}

/** A published port, in either syntax. @public */
export interface ComposePort extends LocatedInFile {
  readonly syntax: 'short' | 'long';
  readonly node: YamlNode;
  /** Undefined: none given, so all interfaces. */
  readonly hostIp?: PortPart;
  readonly published?: PortPart;
  readonly target: PortPart;
  readonly protocol: string;
  readonly mode?: string;
}

/** One part of a port mapping. @public */
export interface PortPart {
  /** After interpolation, with `UNKNOWN` for what is not known. */
  readonly text: string;
  /** First and last port; undefined where unknown or malformed. */
  readonly range?: readonly [number, number];
  /** It depends on a variable without fallback. */
  readonly unknown: boolean;
}

/** What kind of mount it is. @public */
export type MountType =
  | 'bind'
  | 'volume'
  | 'anonymous'
  | 'tmpfs'
  | 'npipe'
  | 'cluster'
  | 'image'
  | 'unknown';

/** One entry of `volumes`, in either syntax. @public */
export interface ComposeMount extends LocatedInFile {
  readonly node: YamlNode;
  readonly type: MountType;
  /** Path on the host or name of the volume, with `UNKNOWN` for what is not known. */
  readonly from?: string;
  /** Path in the container. */
  readonly target: string;
  readonly readOnly: boolean;
  /** Options of the short syntax (`rshared`, `z`, …) and `bind.propagation`. */
  readonly options: readonly string[];
}

/** A path that a Compose file names. @public */
export interface ComposePath {
  readonly text: ComposeText;
  /** Relative to the root of the source; undefined where a variable decides, or outside of it. */
  readonly path: string | undefined;
}

/** What happens when a command is given as text or as a list. @public */
export interface ComposeCommand extends LocatedInFile {
  readonly node: YamlNode;
  readonly form: 'shell' | 'exec';
  /** The words of the list, or the one text. */
  readonly words: readonly ComposeText[];
  /** The simple commands in it. */
  readonly commands: readonly Command[];
}

/** `healthcheck:` of a service. @public */
export interface ComposeHealthcheck extends LocatedInFile {
  /** `disable: true`, or a test of `NONE`. */
  readonly disabled: boolean;
  readonly test?: ComposeCommand;
  readonly node: YamlNode;
}

/** What a dependency has to reach first. @public */
export type DependencyCondition =
  | 'service_started'
  | 'service_healthy'
  | 'service_completed_successfully'
  | 'unknown';

/** One entry of `depends_on`. @public */
export interface ComposeDependency extends LocatedInFile {
  readonly name: string;
  readonly condition: DependencyCondition;
  readonly required: boolean;
  readonly syntax: 'short' | 'long';
}

/** A limit in one of its two spellings. @public */
export interface ComposeLimit extends LocatedInFile {
  /** Path of the key, such as `deploy.resources.limits.memory`. */
  readonly spelling: string;
  readonly key: YamlScalar;
  readonly value: ComposeText;
}

/** One entry of a list of texts. @public */
export type ComposeItem = ComposeText;

/**
 * A service as it runs: after merge keys, `extends` and the files merged over it. Every value keeps the range
 * in its own file. The range of the service itself is its key, where it is first defined.
 *
 * @public
 */
export interface ComposeService extends LocatedInFile {
  readonly name: string;
  readonly compose: Compose;
  /** The key under `services`. */
  readonly key: YamlScalar;
  /** It runs in production, as far as names of files and profiles tell. */
  readonly purpose: ComposePurpose;
  /** From the lowest to the one that wins. */
  readonly layers: readonly YamlMap[];
  /**
   * Something may be missing here that a file says which is not there, or is given to Compose together with this one:
   * it `extends` a service of such a file, or has neither image nor build.
   */
  readonly incomplete: boolean;
  /** A file for development lays settings over it; without these it is judged for itself. */
  readonly isVariant: boolean;
  /** `provider:` or `models`-like: no container of ours. */
  readonly isProvider: boolean;
  /** Runs once and ends: `restart: "no"`, or another service waits for its completion. */
  readonly isOneShot: boolean;
  /** How many containers there are to be, if the files say so. */
  readonly replicas: number | undefined;
  /** `scale: 0` or no replicas. */
  readonly isSwitchedOff: boolean;
  readonly profiles: readonly string[];

  readonly image?: ComposeImage;
  readonly build?: ComposeBuild;
  readonly command?: ComposeCommand;
  readonly entrypoint?: ComposeCommand;
  readonly ports: readonly ComposePort[];
  readonly mounts: readonly ComposeMount[];
  readonly tmpfs: readonly ComposeItem[];
  readonly environment: readonly ComposeVariable[];
  /** The networks it names; none for the project's default one. */
  readonly networks: readonly ComposeItem[];
  readonly envFiles: readonly ComposePath[];
  readonly labels: readonly ComposeVariable[];
  readonly healthcheck?: ComposeHealthcheck;
  readonly dependsOn: readonly ComposeDependency[];
  readonly memoryLimit: readonly ComposeLimit[];
  readonly cpuLimit: readonly ComposeLimit[];
  readonly pidsLimit: readonly ComposeLimit[];
  readonly capAdd: readonly ComposeItem[];
  readonly capDrop: readonly ComposeItem[];
  readonly securityOpt: readonly ComposeItem[];

  /** The entry that wins for a path of keys, such as `deploy`, `resources`, `limits`. */
  entry(...path: string[]): YamlEntry | undefined;
  /** Whether it is switched on: false where it is absent, undefined where a variable decides. */
  isOn(...path: string[]): boolean | undefined;
  /** Its text, if it is a scalar that is not null. */
  text(...path: string[]): ComposeText | undefined;
  /** The items of a list at a path: of all layers, as Compose joins them. */
  items(...path: string[]): readonly YamlNode[];
}

/** A named volume, network, secret or config at the top level. @public */
export interface ComposeResource extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  /** Undefined for `name:` alone. */
  readonly node: YamlMap | undefined;
  readonly external: boolean;
  /** Where a secret or config comes from. */
  readonly file?: ComposePath;
}

/**
 * A Compose file, and the services as they run when it is given to Compose together with the files it
 * belongs to (the base of an override file, an override for production of a base).
 *
 * @public
 */
export interface Compose extends ParsedFile {
  readonly kind: 'compose';
  readonly template?: TemplateLanguage;
  readonly purpose: ComposePurpose;
  /** The files that make up the project, the base first; this one is among them. */
  readonly files: readonly string[];
  /** It is only a part of a project: laid over a base, or included by another file. */
  readonly isPart: boolean;
  /** The services to judge with this file. Empty for a base that is only ever run with a file over it. */
  readonly services: readonly ComposeService[];
  /** Top level of this file alone; undefined if it is not a map. */
  readonly root: YamlMap | undefined;
  readonly volumes: readonly ComposeResource[];
  readonly networks: readonly ComposeResource[];
  readonly secrets: readonly ComposeResource[];
  readonly configs: readonly ComposeResource[];
  /**
   * What it names may be defined elsewhere: `include` names a file that is not there, or Compose does not find the
   * file by itself, so that it may be given others beside it.
   */
  readonly incomplete: boolean;
  /** Finds a service of the project, of included files and of those that include it too. */
  service(name: string): ComposeService | undefined;
  volume(name: string): ComposeResource | undefined;
  network(name: string): ComposeResource | undefined;
  secret(name: string): ComposeResource | undefined;
  config(name: string): ComposeResource | undefined;
  /** Whether a service of the project is built and named so: an image that is not pulled. */
  builds(image: string): boolean;
  /** It could not be read to its end: what seems to be missing may only be hidden. */
  readonly isBroken: boolean;
  /** What may be underlined for something absent from the whole file. */
  readonly anchor: Located;
}
