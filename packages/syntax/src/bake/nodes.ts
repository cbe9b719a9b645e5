import type { ParsedFile } from '../parsed-file';
import type { Text } from '../text';
import type { LocatedInFile, YamlMap, YamlScalar } from '../yaml/nodes';

/** One of `args` of a target. @public */
export interface BakeArg extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: Text;
}

/** A target of a bake file, with what it inherits. @public */
export interface BakeTarget extends LocatedInFile {
  readonly name: string;
  readonly key: YamlScalar;
  readonly node: YamlMap;
  /** Folder relative to the root of the source; undefined if unknown, outside of it, or a URL. */
  readonly context: string | undefined;
  /** Path relative to the root of the source; undefined if unknown or inline. */
  readonly dockerfile: string | undefined;
  /** The stage; absent for the last one. */
  readonly target?: Text;
  readonly args: readonly BakeArg[];
  readonly tags: readonly Text[];
  /** An image for others, as far as its name, its tags and the groups tell. */
  readonly ships: boolean;
}

/** A bake file: `docker-bake.hcl`, `docker-bake.json`. @public */
export interface BakeFile extends ParsedFile {
  readonly kind: 'bake';
  readonly root: YamlMap | undefined;
  readonly targets: readonly BakeTarget[];
}
