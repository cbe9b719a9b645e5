import type { ComposeService } from '@plimsoll/syntax';

/** Whether there is a choice of profiles that starts both services. */
export function runTogether(a: ComposeService, b: ComposeService): boolean {
  if (a.isSwitchedOff || b.isSwitchedOff) return false;
  if (a.profiles.length === 0 || b.profiles.length === 0) return true;
  return a.profiles.some(profile => b.profiles.includes(profile));
}
