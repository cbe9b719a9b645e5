import { Located } from './located';
import { VariableUse } from './text';

/** A part of an image reference; `value` is undefined when a variable hides it. @public */
export interface ImagePart extends Located {
  readonly value: string | undefined;
}

/**
 * The name of an image, in its parts: `registry/repository:tag@digest`.
 *
 * @public
 */
export interface ImageRef extends Located {
  readonly raw: string;
  /** The whole name after expansion; undefined when any of it is unknown. */
  readonly value: string | undefined;
  /** As written: `ghcr.io`, `localhost:5000`. Absent where Docker Hub is meant. */
  readonly registry?: ImagePart;
  /** As written: `node`, `library/node`, `org/team/app`. */
  readonly repository: ImagePart;
  readonly tag?: ImagePart;
  readonly digest?: ImagePart;
  /** Registry and repository spelled out: `docker.io/library/node`; undefined when unknown. */
  readonly name: string | undefined;
  /** Whether a tag is given; undefined when a variable may hold one. */
  readonly hasTag: boolean | undefined;
  /** Whether a digest is given; undefined when a variable may hold one. */
  readonly isPinned: boolean | undefined;
  readonly variables: readonly VariableUse[];
}
