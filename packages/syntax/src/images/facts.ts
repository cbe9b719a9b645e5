import { entryOf, knownName } from './entries';
import type { ImageFacts } from './nodes';

const nothing: ImageFacts = {};

/**
 * What is known of an image. Where the tag is hidden by a variable, or a digest stands in its place, only what holds
 * for all tags is told.
 */
export function factsOf(
  name: string | undefined,
  tag: string | undefined,
): ImageFacts {
  const entry = name === undefined ? undefined : entryOf(knownName(name));
  if (!entry) return nothing;
  const { facts = nothing, byTag = [] } = entry;
  if (tag === undefined) {
    const sure: Record<string, unknown> = { ...facts };
    for (const { facts: special } of byTag)
      if (!special.isWindows)
        for (const key of Object.keys(special)) delete sure[key];
    return sure;
  }
  let result = facts;
  for (const { match, facts: special } of byTag) {
    if (!match.test(tag)) continue;
    // What is true of Linux images is not of these.
    if (special.isWindows) return special;
    result = { ...result, ...special };
  }
  return result;
}
