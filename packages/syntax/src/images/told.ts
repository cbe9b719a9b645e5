import type { ImageSupport, Release } from './nodes';
import { imageDataDays } from './support';

/** The releases that can be told on a day: what rests on tags that move, only as long as the data of it are fresh. */
export function releasesTold(
  { releases }: ImageSupport,
  today: string,
): readonly Release[] {
  const isStale = today > imageDataDays.staleAfter;
  return isStale ? releases.filter(({ isMoving }) => !isMoving) : releases;
}

/** What to move to from a release; undefined where nothing is known that has not ended too. */
export function successorOn(
  { part, successor }: Release,
  today: string,
): string | undefined {
  if (!successor) return undefined;
  if (successor.end !== undefined && successor.end <= today) return undefined;
  return part === 'image' ? successor.name : `an image with ${successor.name}`;
}
