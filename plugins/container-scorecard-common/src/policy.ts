import { Grade, Level, Severity } from '@plimsoll/findings';
import { ScorecardSummary } from './types';

/** What a policy says of one rule. @public */
export interface RuleSetting {
  enabled?: boolean;
  severity?: Severity;
  options?: Record<string, unknown>;
}

/** What a level asks for, besides what the levels below it do. @public */
export interface LevelSetting {
  level: Exclude<Level, 'none'>;
  /** Severities of which nothing may be open. */
  without: Severity[];
  /** The lowest score. */
  score?: number;
  /** Ids of rules that have to pass; unknown or waived is not enough. */
  passing?: string[];
}

/**
 * A change of the policy, as app-config would have it below `containerScorecard.policy`; what is absent stays.
 *
 * @public
 */
export interface PolicyChange {
  /** The score that is asked for, 0 to 100. */
  line?: number;
  /** The level that is asked for. */
  requiredLevel?: Level;
  /** Points a rule is worth, by severity. */
  weights?: Partial<Record<Severity, number>>;
  caps?: Partial<Record<Severity, number>>;
  capSteps?: Partial<Record<Severity, number>>;
  grades?: Partial<Record<Exclude<Grade, 'F'>, number>>;
  /** From the lowest to the highest, in place of those before. */
  levels?: LevelSetting[];
  /** By rule id. */
  rules?: Record<string, RuleSetting>;
}

/** What `GET /policy` answers: the policy in force. @public */
export interface PolicyResponse {
  hash: string;
  rulesVersion: string;
  line: number;
  requiredLevel?: Level;
  weights: Record<Severity, number>;
  caps: Partial<Record<Severity, number>>;
  capSteps: Partial<Record<Severity, number>>;
  grades: Record<Exclude<Grade, 'F'>, number>;
  levels: LevelSetting[];
  rules: Record<string, RuleSetting>;
  /** Policies for some services, in the order in which they are laid over the above. */
  overrides: Array<{ if: unknown; policy: PolicyChange }>;
}

/** A service that a policy would change. @public */
export interface PolicyEffect {
  service: ScorecardSummary;
  before: { score?: number; grade?: Grade; level?: Level; below: boolean };
  after: { score?: number; grade?: Grade; level?: Level; below: boolean };
}

/** What `POST /policy/preview` takes. @public */
export interface PolicyPreviewRequest {
  policy: PolicyChange;
  /** Only services of this group, system or domain. */
  scope?: string;
}

/** What `POST /policy/preview` answers. Nothing is changed by asking. @public */
export interface PolicyPreview {
  services: number;
  /** How many would get another score, grade or level, or cross the line. */
  changed: number;
  drop: number;
  rise: number;
  /** How many would newly be below what is asked of them, and how many no longer. */
  newlyBelow: number;
  noLongerBelow: number;
  medianBefore?: number;
  medianAfter?: number;
  /** The largest changes first, at most 200. */
  effects: PolicyEffect[];
  /** Rules whose options would change: what they would then say needs a scan, so it is not in the figures. */
  needsScan: string[];
}

/** What `GET …/gate` answers: whether a service may be deployed. @public */
export interface Gate {
  entityRef: string;
  passed: boolean;
  /** What was asked for: by the request, else by policy. */
  required: { level?: Level; score?: number };
  score?: number;
  level?: Level;
  revision?: string;
  scannedAt?: string;
  /** In the reader's words, with what to do; empty when passed. */
  reasons: string[];
}

/** What `GET …/gate` takes. @public */
export interface GateRequest {
  level?: Exclude<Level, 'none'>;
  score?: number;
  /** The commit to be deployed: passed only if that is the one that was scanned. */
  revision?: string;
}
