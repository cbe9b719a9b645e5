import { releaseData } from './data';
import type { Release, Successor } from './nodes';
import { ProductId, productOf } from './products';
import type { ReleaseRow } from './release-data';

/** A release as a part of an image; `said` is the version as the tag has it. */
export function release(
  product: ProductId,
  [version, end]: ReleaseRow,
  part: Release['part'],
  isMoving: boolean,
  said: string = version,
): Release {
  const { title, kind } = productOf(product);
  const next = successorOf(product);
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

/** The release with the latest end; where none with an end is left, the newest. */
function successorOf(product: ProductId): Successor | undefined {
  const rows = releaseData.releases[product];
  const [first] = rows;
  const longest = rows.reduce(
    (best, row) => (row[1] > best[1] ? row : best),
    first,
  );
  const best =
    longest[1] > releaseData.asOf ? longest : rows.find(([, end]) => !end);
  return (
    best && {
      name: `${productOf(product).title} ${best[0]}`,
      ...(best[1] && { end: best[1] }),
    }
  );
}
