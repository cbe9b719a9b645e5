import { Location } from './range';

/**
 * An image that a file of a service names, and what was known of it on the day of the scan.
 *
 * What the service builds itself is none of them: what that is built on is.
 *
 * @public
 */
export interface ScannedImage extends Location {
  /**
   * Without its digest: `node:22-bookworm-slim`, with the values of variables where they are known, and as it is
   * written (`node:${VERSION}`) where one is not.
   */
  reference: string;
  /** With its registry, without tag and digest: `docker.io/library/node`. Absent where a variable hides it. */
  repository?: string;
  tag?: string;
  digest?: string;
  /**
   * It is what ships, or it runs: the image that ships stands on it, or Compose or Kubernetes start it where it matters.
   * False for what only builds, what files are copied from, and what only developers run.
   */
  ships: boolean;
  /** What it stands on, where it is known: `Debian 12`. */
  distribution?: string;
  /** What it is named for, or the language in it, where it is known: `Node.js 22`. */
  product?: string;
  /** The day from which the first of its parts gets no fixes any more, `YYYY-MM-DD`, and which part that is: `Debian 12`. */
  endsOn?: string;
  ends?: string;
  /** What to move to from that part, or from a repository that is given up. */
  moveTo?: string;
  /** The repository is given up; reads on from its name: `is retired`. */
  retired?: string;
  /** Tags of this release have not been built since that day, though the release is supported. */
  lastBuilt?: string;
  /**
   * Why it is not known which release it is: a variable decides, there is no tag beside the digest, nothing is known of
   * the repository, the tag is none that is known, or what the tag means moves and is not known of late.
   */
  unknown?: 'variable' | 'digest' | 'image' | 'tag' | 'stale';
}

/**
 * Until when an image gets fixes.
 *
 * @public
 */
export type SupportState =
  | 'ended'
  | 'ends-soon'
  | 'supported'
  | 'retired'
  | 'unknown';

const daysBetween = (from: string, to: string) =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * How an image stands on a day, whenever it was scanned.
 *
 * @public
 */
export function supportState(
  image: Pick<ScannedImage, 'endsOn' | 'retired' | 'unknown'>,
  today: string,
  soonDays: number,
): SupportState {
  const { endsOn, retired, unknown } = image;
  if (retired !== undefined) return 'retired';
  if (endsOn !== undefined && endsOn <= today) return 'ended';
  if (endsOn !== undefined && daysBetween(today, endsOn) <= soonDays)
    return 'ends-soon';
  // A distribution that is known says nothing of a product that is not.
  return unknown ? 'unknown' : 'supported';
}
