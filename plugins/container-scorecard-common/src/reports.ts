import {
  Category,
  Grade,
  Level,
  Severity,
  SupportState,
} from '@plimsoll/findings';
import { FindingCounts, ScorecardSummary } from './types';

/**
 * What a report is about: all services that the caller may see, or those of a part of the organisation.
 *
 * @public
 */
export interface ReportRequest {
  /** A group, system or domain as full entity ref, with all that is part of it. Absent: the whole organisation. */
  scope?: string;
}

/** How many services have each grade; `none`: no score. @public */
export type GradeCounts = Record<Grade | 'none', number>;

/** How many services have each level; only those with a score. @public */
export type LevelCounts = Record<Level, number>;

/** What a set of services adds up to. @public */
export interface Totals {
  /** All services, read or not. */
  services: number;
  /** Those that have container files. */
  containerised: number;
  /** Those that were read at least once and looked at in full or in part the last time. */
  covered: number;
  /** Those that have a score; every average is over these. */
  scored: number;
  /** Below the line that policy draws for each. */
  below: number;
  medianScore?: number;
  meanScore?: number;
  grades: GradeCounts;
  levels: LevelCounts;
  /** Open findings. */
  counts: FindingCounts;
  /** Services with at least one open critical finding. */
  withCritical: number;
  /** Mean score by category, over the services to which it applies. */
  categories: Partial<Record<Category, { score: number; services: number }>>;
  /** Failures that are accepted at present. */
  waived: number;
}

/** The totals of one day, at its end or, for today, so far. @public */
export interface DayTotals
  extends Pick<
    Totals,
    | 'services'
    | 'covered'
    | 'scored'
    | 'below'
    | 'medianScore'
    | 'meanScore'
    | 'withCritical'
    | 'grades'
  > {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** Open critical findings. */
  criticals: number;
}

/** A service whose score moved. @public */
export interface ScoreMove {
  service: ScorecardSummary;
  from: number;
  to: number;
  at: string;
  causes: string[];
}

/** What `GET /overview` answers. @public */
export interface Overview {
  /** What it is about. */
  scope?: { entityRef: string; title: string };
  /** When it was made. ISO 8601, UTC. */
  at: string;
  totals: Totals;
  /** Oldest first, one per day of the last `days`; days of which nothing is known are left out. */
  trend: DayTotals[];
  /** The most rewarding checks, at most ten. */
  checks: CheckTotals[];
  /** The largest changes of the last 14 days, or since the first score of who is newer; at most five each. */
  drops: ScoreMove[];
  rises: ScoreMove[];
}

/** What `GET /overview` takes. @public */
export interface OverviewRequest extends ReportRequest {
  /** Days of trend, 7 to 730; default 90. */
  days?: number;
}

/** By what services are put together. @public */
export type TeamsBy = 'owner' | 'system' | 'domain';

/** What `GET /teams` takes. @public */
export interface TeamsRequest extends ReportRequest {
  /** Default `owner`. */
  by?: TeamsBy;
}

/** One row of the heat map. @public */
export interface TeamTotals extends Totals {
  /** Absent for services that name none. */
  entityRef?: string;
  title: string;
  /** Mean score seven days ago, where it is known. */
  meanScoreBefore?: number;
}

/** What `GET /teams` answers. @public */
export interface TeamsResponse {
  /** Worst mean score first, those without a score last. Services count once, for the one they name. */
  items: TeamTotals[];
}

/** What one rule says of many services. @public */
export interface CheckTotals {
  rule: string;
  /** The remedy. */
  title: string;
  category: Category;
  /** The rule's severity under the policy in force. */
  severity: Severity;
  enabled: boolean;
  failed: number;
  passed: number;
  waived: number;
  unknown: number;
  notApplicable: number;
  /** Mean points that mending it would bring to a service that fails it. */
  meanGain: number;
}

/** What `GET /checks` answers: every rule, those that gain most in all first. @public */
export interface ChecksResponse {
  items: CheckTotals[];
}

/** An image that services stand on. @public */
export interface ImageUse {
  /** As written, without a digest: `node:22-bookworm-slim`. */
  reference: string;
  /** With its registry, without tag and digest: `docker.io/library/node`. */
  repository: string;
  tag?: string;
  /** How many services name it with a digest. */
  pinned: number;
  /** What is inside, where it is known: `Debian 12`, `Node.js 22`. */
  distribution?: string;
  product?: string;
  state: SupportState;
  /** The day on which the first of its parts ends, and which that is. `YYYY-MM-DD`. */
  endsOn?: string;
  ends?: string;
  /** What to move to, where it has ended, ends soon or is given up. */
  moveTo?: string;
  /** How many services it ships in, and how many only build with it. */
  ships: number;
  builds: number;
}

/** What `GET /images` answers. @public */
export interface ImagesResponse {
  /** Ended first, then by how many services stand on it. */
  items: ImageUse[];
  /** The day of the data that ends of support come from. */
  dataOf: string;
  /** Days ahead that count as soon. */
  soonDays: number;
}

/** Where an image is named. @public */
export interface ImagePlace {
  service: ScorecardSummary;
  file: string;
  line: number;
  link?: string;
  digest?: string;
  ships: boolean;
}

/** What `GET /images/services` takes: an image as `ImageUse` has it. @public */
export interface ImageServicesRequest extends ReportRequest {
  reference: string;
}

/** What `GET /images/services` answers. @public */
export interface ImageServicesResponse {
  items: ImagePlace[];
}

/** A part of the organisation that a report can be about. @public */
export interface Scope {
  entityRef: string;
  title: string;
  kind: 'group' | 'system' | 'domain';
  parent?: string;
  /** Services in it and in its parts that the caller may see. */
  services: number;
}

/** What `GET /scopes` answers: those with at least one service that the caller may see. @public */
export interface ScopesResponse {
  items: Scope[];
}
