import {
  Category,
  CategoryScore,
  CheckStatus,
  Crash,
  Finding,
  Grade,
  Level,
  Outcome,
  RuleInfo,
  ScannedFile,
  Severity,
  Unreadable,
} from '@plimsoll/findings';

/**
 * How the latest scan of a service ended.
 *
 * `waiting`: never scanned yet, a scan is due. `failed`: the source could not be read; `problem` says why.
 * `unsupported`: the entity names no source that this Backstage can read, so no scan is tried.
 * The rest as {@link @plimsoll/findings#CheckStatus}.
 *
 * @public
 */
export type ScanStatus = CheckStatus | 'waiting' | 'failed' | 'unsupported';

/** Every {@link ScanStatus}. @public */
export const SCAN_STATUSES: readonly ScanStatus[] = [
  'waiting',
  'complete',
  'partial',
  'not-containerised',
  'failed',
  'unsupported',
];

/** How many findings are open, by severity. @public */
export type FindingCounts = Record<Severity, number>;

/**
 * Why the latest scan failed or is not tried, in the reader's words.
 *
 * @public
 */
export interface ScanProblem {
  /** What happened, with the place: "The repository … does not exist or may not be read". */
  reason: string;
  /** What to do about it, and who can. */
  advice: string;
}

/**
 * One service in a list.
 *
 * Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface ScorecardSummary {
  /** `component:default/web`, in lower case. */
  entityRef: string;
  title: string;
  /** Full refs, absent when the entity does not say. */
  owner?: string;
  system?: string;
  domain?: string;
  type?: string;
  lifecycle?: string;
  /** Status of the latest scan, whatever came of it. */
  status: ScanStatus;
  /** From the last scan that gave a result; absent when there was none or it has no score. */
  score?: number;
  grade?: Grade;
  level?: Level;
  tags?: string[];
  /** The score that policy asks for, 0 to 100. */
  line: number;
  /** The level that policy asks for, where it asks for one. */
  requiredLevel?: Level;
  /** Whether score or level are less than policy asks for; absent without a score. */
  below?: boolean;
  /** Open findings of that scan by severity; suppressed ones are left out. */
  counts: FindingCounts;
  /** When the last scan that gave a result ended. */
  scannedAt?: string;
  /** The revision of that scan (a commit, where the source has commits). */
  revision?: string;
  /** Set when the score shown is from before the latest scan, because that one failed. */
  stale: boolean;
  /** Failures that are accepted at present. */
  waived?: number;
}

/** A finding with the place to look at it. @public */
export interface ScorecardFinding extends Finding {
  /** The finding's lines at the scanned revision, in the browser; absent where the host has no such page. */
  link?: string;
}

/** A score at a moment, for the trend. @public */
export interface ScorePoint {
  at: string;
  score: number;
  revision?: string;
}

/**
 * Everything known of one service: the result of the last scan that gave one, and how the latest went.
 *
 * @public
 */
export interface Scorecard extends ScorecardSummary {
  categories: CategoryScore[];
  outcomes: Outcome[];
  /** Open findings first, worst first; suppressed ones last. */
  findings: ScorecardFinding[];
  files: Array<ScannedFile & { link?: string }>;
  unreadable: Unreadable[];
  crashes: Crash[];
  /** The folder that was scanned, in the browser, at the scanned revision. */
  sourceLink?: string;
  /** Where the entity says its source is. */
  sourceUrl?: string;
  /** Why the latest scan failed, why there is none, or what the next one has to wait for. */
  problem?: ScanProblem;
  /** When the latest scan ended, whatever came of it. */
  lastScanAt?: string;
  /** When the next scan is due. */
  nextScanAt?: string;
  /** True while a scan is asked for or running. */
  scanning: boolean;
  /** Scores of the last 90 days, oldest first, one per change. */
  history: ScorePoint[];
  /** Version of the rules and hash of the policy that judged: with the revision, all that it takes to judge again. */
  rulesVersion?: string;
  policyHash?: string;
}

/** What a list can be ordered by; a leading `-` turns it round. @public */
export const SCORECARD_ORDERS = [
  'title',
  'owner',
  'system',
  'lifecycle',
  'critical',
  'high',
  'score',
  'scannedAt',
  'status',
] as const;

/** @public */
export type ScorecardOrder =
  | (typeof SCORECARD_ORDERS)[number]
  | `-${(typeof SCORECARD_ORDERS)[number]}`;

/**
 * What `GET /scorecards` takes. All filters must hold; the values of one are alternatives.
 *
 * @public
 */
export interface ListScorecardsRequest {
  /** Part of the title or the entity ref, any case. */
  text?: string;
  status?: ScanStatus[];
  grade?: Grade[];
  level?: Level[];
  /** Full entity refs. */
  owner?: string[];
  system?: string[];
  domain?: string[];
  /** A group, system or domain with all that is part of it. */
  scope?: string;
  type?: string[];
  lifecycle?: string[];
  tag?: string[];
  /** Only services in which one of these rules fails. */
  rule?: string[];
  /** Only services with an open finding of one of these severities. */
  severity?: Severity[];
  /** `above` or `below` the line that policy draws. */
  line?: 'above' | 'below';
  /** Default `title`. Services without a score come last either way. */
  order?: ScorecardOrder;
  /** 1 to 500, default 50. */
  limit?: number;
  /** From `pageInfo` of an earlier answer; holds filter and order, so give only this and `limit`. */
  cursor?: string;
}

/** @public */
export interface ListScorecardsResponse {
  items: ScorecardSummary[];
  /** How many services the filter matches that the caller may see. */
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

/** What `POST …/refresh` answers: the scan is due at once. @public */
export interface RefreshResponse {
  status: 'queued' | 'running';
}

/** What `GET /rules` answers. @public */
export interface RulesResponse {
  items: RuleInfo[];
}

/** What the webhook for pushes answers. @public */
export interface PushResponse {
  /** How many services are due now. */
  services: number;
}

/** Names of the categories as they are shown. @public */
export const CATEGORY_TITLES: Record<Category, string> = {
  'image-build': 'Image build',
  'runtime-security': 'Runtime security',
  'supply-chain': 'Supply chain',
  delivery: 'Delivery',
  composition: 'Composition',
  operations: 'Operations',
  orchestration: 'Orchestration',
};

/** Names of the levels as they are shown. @public */
export const LEVEL_TITLES: Record<Level, string> = {
  none: 'Not afloat',
  afloat: 'Afloat',
  seaworthy: 'Seaworthy',
  'blue-water': 'Blue water',
};
