import { Grade, Level, Severity } from '@plimsoll/findings';

/** What a level asks for. A level also asks for everything the levels below it ask for. @public */
export interface LevelDemand {
  level: Exclude<Level, 'none'>;
  /** Severities of which nothing may be open. */
  without: readonly Severity[];
  /** The lowest score. */
  score?: number;
  /** Ids of rules that have to pass; unknown or waived is not enough. */
  passing?: readonly string[];
}

/** What a policy says of one rule. @public */
export interface RulePolicy {
  enabled?: boolean;
  /** Takes the place of the rule's own severity, in its findings too. */
  severity?: Severity;
  /** Laid over the rule's default options. */
  options?: Readonly<Record<string, unknown>>;
}

/**
 * Which rules count, how much, and what grades and levels demand.
 *
 * @public
 */
export interface Policy {
  /** Points a rule is worth, by severity. */
  weights: Readonly<Record<Severity, number>>;
  /** The highest score there is while a finding of that severity is open. */
  caps: Readonly<Partial<Record<Severity, number>>>;
  /**
   * How much lower that score is for each further rule with an open finding of the severity. It stays above the cap of
   * the next worse severity.
   */
  capSteps: Readonly<Partial<Record<Severity, number>>>;
  /** The lowest score of each grade; below the last of them it is F. */
  grades: Readonly<Record<Exclude<Grade, 'F'>, number>>;
  /** From the lowest to the highest. */
  levels: readonly LevelDemand[];
  /** The score at and above which a service is above the line. */
  line: number;
  /** By rule id. */
  rules: Readonly<Record<string, RulePolicy>>;
}

/** The policy where nobody has set another. @public */
export const defaultPolicy: Policy = {
  weights: { critical: 20, high: 10, medium: 5, low: 2, info: 0 },
  caps: { critical: 49, high: 84 },
  // Without it a hundred small passes outweigh any number of open highs, and mending one of several gains nothing.
  capSteps: { critical: 10, high: 5 },
  grades: { A: 90, B: 80, C: 65, D: 50 },
  levels: [
    { level: 'afloat', without: ['critical'] },
    { level: 'seaworthy', without: ['critical', 'high'] },
    {
      level: 'blue-water',
      without: [],
      score: 95,
      passing: [
        'ci/image-signed',
        'ci/image-scan',
        'dockerfile/pin-base-image-digest',
      ],
    },
  ],
  line: 80,
  rules: {},
};
