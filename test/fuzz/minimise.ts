import type { SourceFile } from '@plimsoll/engine';

/** Leaves out what is not needed for `fails` to stay true: files, lines, then characters. */
export function minimise(
  files: readonly SourceFile[],
  fails: (files: readonly SourceFile[]) => boolean,
): SourceFile[] {
  // Each try is one more check.
  let triesLeft = 3_000;
  const stillFails = (some: readonly SourceFile[]) =>
    triesLeft-- > 0 && fails(some);

  let least = [...files];
  for (const file of files) {
    const without = least.filter(each => each !== file);
    if (without.length > 0 && stillFails(without)) least = without;
  }
  for (const separator of ['\n', '']) {
    for (const { file, text } of least) {
      const with_ = (parts: readonly string[]) =>
        least.map(each =>
          each.file === file ? { file, text: parts.join(separator) } : each,
        );
      const parts = fewest(text.split(separator), some =>
        stillFails(with_(some)),
      );
      least = with_(parts);
    }
  }
  return least;
}

function fewest(
  all: readonly string[],
  fails: (parts: readonly string[]) => boolean,
): readonly string[] {
  let parts = all;
  for (let size = Math.ceil(parts.length / 2); size >= 1; ) {
    let isShorter = false;
    for (let start = 0; start < parts.length; ) {
      const without = [...parts.slice(0, start), ...parts.slice(start + size)];
      if (fails(without)) {
        parts = without;
        isShorter = true;
      } else {
        start += size;
      }
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!isShorter) break;
  }
  return parts;
}
