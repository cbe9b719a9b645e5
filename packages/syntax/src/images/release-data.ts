import type { ProductId } from './products';

/** A release: its version, the first day without free fixes (empty: none is published), and other names of it. */
export type ReleaseRow = readonly [
  version: string,
  end: string,
  ...names: string[],
];

/** What a distribution is called here: product and version, `debian 13`. */
export type Distribution = `${ProductId} ${string}`;

/** What the tags of an image mean, as far as they do not say it. */
export interface TagData {
  /** Tags that follow the newest of something, and the version they meant. */
  readonly moving?: Readonly<Record<string, string>>;
  /** What a version stands on where the tag does not say, and what with `alpine`. Empty: not known. */
  readonly below?: readonly (readonly [
    version: string,
    plain: Distribution | '',
    alpine?: Distribution,
  ])[];
  /** Versions that are supported and not built any more, with the day of the last build. */
  readonly dropped?: readonly (readonly [version: string, day: string])[];
}

/** What changes by itself, as it was on one day. */
export interface ReleaseData {
  /** The day. */
  readonly asOf: string;
  /** The last day on which it can be trusted for what moves. */
  readonly staleAfter: string;
  /** Newest first. */
  readonly releases: Readonly<Record<ProductId, readonly ReleaseRow[]>>;
  /** By the full name of the image. */
  readonly tags: Readonly<Record<string, TagData>>;
}
