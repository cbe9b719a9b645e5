import type { Assessable, Evidence, Platform } from '@plimsoll/findings';

/** A control as its framework's file has it: what is asked, in our own words. */
export interface ControlText {
  /** As the framework numbers or names it; several that nothing in a file can show may share one: `3.1-3.24`. */
  id: string;
  title: string;
  assessable: Assessable;
  /** Where it makes sense, if not where the framework does. */
  platform?: Platform;
  /** Who can tell, where files cannot, or what else an auditor has to look at. */
  note?: string;
  /**
   * What rules say of it, where that does not follow from what files can say: of all its rules, or by rule. A rule that
   * asks for less than the control is `part`: that it passes does not show that the control is met.
   */
  evidence?: Evidence | Readonly<Record<string, Evidence>>;
}

/**
 * A published set of controls at one version: the same number means different things in different versions.
 *
 * Which rules give evidence is said by the rules, in `references.controls`. A control that is not here cannot be named:
 * better no reference than a wrong one.
 */
export interface Framework {
  /** `<name>@<version>`: what stands before the colon in a rule's `controls`. */
  id: `${string}@${string}`;
  name: string;
  /** What a result may be called and what not. */
  note: string;
  url?: `https://${string}`;
  /** Where its controls make sense. */
  platform: Platform;
  /** By section, in the framework's order. */
  sections: readonly { title: string; controls: readonly ControlText[] }[];
}

/** What stands behind the `@`. */
export const versionOf = ({ id }: Framework) => id.slice(id.indexOf('@') + 1);

/** What a rule says of a control. */
export function evidenceOf(
  { assessable, evidence }: ControlText,
  rule: string,
): Evidence {
  const own = typeof evidence === 'object' ? evidence[rule] : evidence;
  return own ?? usual[assessable];
}

const usual = { yes: 'full', partly: 'part', no: 'support' } as const;
