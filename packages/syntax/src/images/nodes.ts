/** A way to install packages. @public */
export type PackageManager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'microdnf'
  | 'tdnf'
  | 'yum'
  | 'zypper';

/**
 * What is known of the containers of an image, and so of what is built on it. Absent means not known.
 *
 * @public
 */
export interface ImageFacts {
  /** The user that they run as. */
  readonly user?: string;
  /** They start as root, and the entry point changes the user where it is given one of these commands. */
  readonly stepsDown?: StepsDown;
  /** Users that the image brings along, root aside, with their numbers. */
  readonly users?: Readonly<Record<string, number>>;
  readonly hasShell?: boolean;
  readonly packageManager?: PackageManager;
  /** Whether the image has these programs. */
  readonly tools?: Readonly<Partial<Record<'curl' | 'wget', boolean>>>;
  readonly workdir?: string;
  /** Environment variables that it sets, besides PATH. */
  readonly variables?: readonly string[];
  /** Whether `variables` are all that it sets. */
  readonly hasNoOtherVariables?: boolean;
  /** What it declares with VOLUME. */
  readonly volumes?: readonly string[];
  /** Where earlier versions had their data and it does not look any more. */
  readonly formerVolumes?: readonly string[];
  readonly hasHealthcheck?: boolean;
  readonly isWindows?: boolean;
}

/** @public */
export interface StepsDown {
  readonly to: string;
  readonly commands: readonly string[];
}

/** What a release is a release of. `tool`: what only builds, and is not in what it builds. @public */
export type ProductKind = 'system' | 'language' | 'service' | 'tool';

/**
 * A line of versions that an image, or something in it, belongs to.
 *
 * @public
 */
export interface Release {
  /** As one says it: `Node.js 18`, `Debian 11`. */
  readonly name: string;
  /** `image`: what the image is named for. `inside`: a language in it. `below`: the distribution it stands on. */
  readonly part: 'image' | 'inside' | 'below';
  readonly kind: ProductKind;
  /** The day from which there are no free security fixes; absent where no day is published. */
  readonly end?: string;
  /** Where that is published. */
  readonly source: string;
  /** What to move to, as of the day of the data. */
  readonly successor?: Successor;
  /** Not the tag says so: the tag can move, and meant this on the day of the data. */
  readonly isMoving: boolean;
}

/** @public */
export interface Successor {
  readonly name: string;
  readonly end?: string;
}

/** A repository that is not kept up any more. @public */
export interface Retirement {
  /** Reads on from the name of the repository: `is retired`. */
  readonly what: string;
  /** The day from which there was nothing new in it, if it is known. */
  readonly since?: string;
  /** It is only not the right name any more: what it holds, or what that is made of, is kept up. */
  readonly isOldName?: boolean;
  /** What stands in its place. */
  readonly replacements: readonly string[];
  readonly source: string;
}

/**
 * How long there are fixes for an image, by its name and tag.
 *
 * @public
 */
export interface ImageSupport {
  /** What it is made of, as far as that is known: itself first, then what is inside, then what is below. */
  readonly releases: readonly Release[];
  /**
   * Why it is not known which release it is. `variable`: a variable decides. `digest`: there is no tag beside it.
   * `image`: nothing is known of the repository. `tag`: the tag is none that is known. Absent where it is known.
   */
  readonly missing?: 'variable' | 'digest' | 'image' | 'tag';
  readonly retirement?: Retirement;
  /** The day from which tags of this release were not built anew, though the release itself is supported. */
  readonly lastBuilt?: string;
}
