/**
 * A stretch of a file's text: offsets in UTF-16 units from the start of the file, end exclusive.
 *
 * @public
 */
export interface Located {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies wholly inside `outer`. @public */
export function contains(outer: Located, inner: Located): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
