import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, VariableUse } from '@plimsoll/syntax';

/** Offers another name for a variable where it is used; what was meant, only its author knows. */
export function renameVariable(
  use: VariableUse,
  meant: string,
  { source }: Dockerfile,
): OfferedFix | undefined {
  const at = source.slice(use).indexOf(use.name);
  if (at < 0) return undefined;
  const start = use.start + at;
  return {
    title: `Write ${meant}`,
    safe: false,
    edits: [{ at: { start, end: start + use.name.length }, text: meant }],
  };
}
