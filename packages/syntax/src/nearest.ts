/**
 * The candidate at the smallest distance from a word, if it is near enough to be meant: at most `most` letters are to be
 * added, dropped, changed or swapped with their neighbour. In a short word two changes make another word of it.
 *
 * @public
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  most: number = word.length < 6 ? 1 : 2,
): string | undefined {
  // Nobody mistypes what is this long by a letter or two, and comparing costs the square of it.
  if (word.length < 2 || word.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = distanceBetween(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const longest = 40;

/** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(
        rows[i - 1][j] + 1,
        row[j - 1] + 1,
        rows[i - 1][j - 1] + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, rows[i - 2][j - 2] + 1);
      row.push(distance);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
