import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Flag, From } from '@plimsoll/syntax';

/** The `--platform` of a FROM. */
export const platformFlag = ({ flags }: From): Flag | undefined =>
  flags.find(({ name }) => name === 'platform');

/** Takes `--platform` out, as far as it stands on one line with what follows. */
export function removePlatform(
  from: From,
  { source }: Dockerfile,
  safe: boolean,
): OfferedFix | undefined {
  const flag = platformFlag(from);
  if (!flag || !from.name) return undefined;
  const end =
    from.flags.find(other => other.start > flag.start)?.start ??
    from.name.start;
  const between = source.slice({ start: flag.end, end });
  if (!/^[ \t]+$/.test(between)) return undefined;
  return {
    title: 'Remove --platform',
    safe,
    edits: [{ at: { start: flag.start, end }, text: '' }],
  };
}
