import type { FixEdit } from '@plimsoll/engine';
import type { Command, CommandFlag } from '@plimsoll/syntax';

/**
 * Takes a flag out of a command: the word, or one letter of several (`-fsSLk`). Nothing if it is written in a way that
 * leaves it open how.
 */
export function withoutFlag(
  { source, args }: Command,
  { start, end, name }: CommandFlag,
): FixEdit[] | undefined {
  const raw = source.slice({ start, end });
  if (name.length === 2 && /^-[A-Za-z]{2,}$/.test(raw)) {
    const at = start + raw.indexOf(name[1], 1);
    return [{ at: { start: at, end: at + 1 }, text: '' }];
  }
  const index = args.findIndex(arg => arg.start === start && arg.end === end);
  const isString = raw === `"${name}"`;
  if (index < 0 || (raw !== name && !isString)) return undefined;
  const next = args[index + 1];
  const gap = isString ? /^\s*,\s*$/ : /^(?:[ \t]|[\\`][ \t]*\r?\n)+$/;
  // Together with what parts it from the next word, or from the one before.
  if (next && gap.test(source.slice({ start: end, end: next.start })))
    return [{ at: { start, end: next.start }, text: '' }];
  const before = args[index - 1];
  if (before && gap.test(source.slice({ start: before.end, end: start })))
    return [{ at: { start: before.end, end }, text: '' }];
  return undefined;
}
