import { releaseData } from './data';
import type { Release, Successor } from './nodes';
import { ProductId, productOf } from './products';
import type { ReleaseRow } from './release-data';

/** A release as a part of an image; `said` is the version as the tag has it. */
export function release(
  product: ProductId,
  row: ReleaseRow,
  part: Release['part'],
  isMoving: boolean,
  said: string = row[0],
): Release {
  const { title, kind } = productOf(product);
  const [, end] = row;
  const next = successorOf(product, row);
  return {
    name: `${title} ${said}`,
    part,
    kind,
    ...(end && { end }),
    source: `https://endoflife.date/${product}`,
    ...(next && { successor: next }),
    isMoving,
  };
}

/**
 * What to move to: the release that is supported longest, if that is at least a year, or else the newest that has not
 * ended.
 */
function successorOf(
  product: ProductId,
  current: ReleaseRow,
): Successor | undefined {
  const others = releaseData.releases[product].filter(row => row !== current);
  const year = `${Number(releaseData.asOf.slice(0, 4)) + 1}`;
  const longest = others.reduce<ReleaseRow | undefined>(
    (best, row) => (best && best[1] >= row[1] ? best : row),
    undefined,
  );
  const next =
    longest && longest[1] > year + releaseData.asOf.slice(4)
      ? longest
      : others.find(([, end]) => !end || end > releaseData.asOf);
  return (
    next && {
      name: `${productOf(product).title} ${next[0]}`,
      ...(next[1] && { end: next[1] }),
    }
  );
}
