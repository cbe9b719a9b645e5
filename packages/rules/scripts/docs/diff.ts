/**
 * What changed between two short texts, as `diff -u` shows it, with every line in between.
 *
 * Compares every line with every line, so it is for examples, not for files.
 */
export function diff(before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const longest = commonLengths(old, now);
  const shown: string[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (old[i] === now[j]) {
      shown.push(` ${old[i]}`);
      i++;
      j++;
    } else if (
      j === now.length ||
      (i < old.length && longest[i + 1][j] >= longest[i][j + 1])
    ) {
      shown.push(`-${old[i++]}`);
    } else {
      shown.push(`+${now[j++]}`);
    }
  }
  return shown.join('\n');
}

/** How many lines the rests of both texts have in common, in order, from each pair of lines. */
function commonLengths(old: readonly string[], now: readonly string[]) {
  const lengths = old
    .concat('')
    .map(() => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i][j] =
        old[i] === now[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

const linesOf = (text: string) =>
  text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
