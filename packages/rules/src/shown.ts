/** A name of the file's own, short enough for a message and on one line. */
export function shown(name: string | undefined, longest: number = 48): string {
  const line = (name ?? '').replace(/[\s\p{C}\uFFFC]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
